namespace Shikaku.Features.Intake;

/// <summary>The way on which a file came in.</summary>
public enum IntakeChannel
{
    /// <summary>By the upload page (統合専用端末).</summary>
    Page,

    /// <summary>From another system (サーバー間連携).</summary>
    Api,

    /// <summary>By <c>shikaku import</c>.</summary>
    Command,
}
