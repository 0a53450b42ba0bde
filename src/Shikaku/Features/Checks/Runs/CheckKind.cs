namespace Shikaku.Features.Checks.Runs;

/// <summary>Why a check run (チェック) is made.</summary>
public enum CheckKind
{
    /// <summary>登録時: members whose record has just been opened or changed.</summary>
    Registration,

    /// <summary>定期.</summary>
    Periodic,

    /// <summary>全件: every member of the scope.</summary>
    Full,

    /// <summary>点検: records that were obtained in one way (CHK-60).</summary>
    Inspection,
}
