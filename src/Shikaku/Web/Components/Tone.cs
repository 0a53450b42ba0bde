namespace Shikaku.Web.Components;

/// <summary>How something is meant. Words say it too: colour alone tells nothing to those who do not see it.</summary>
public enum Tone
{
    /// <summary>For information.</summary>
    Neutral,

    /// <summary>All is well.</summary>
    Good,

    /// <summary>Somebody should look.</summary>
    Warning,

    /// <summary>It went wrong, or something is stopped.</summary>
    Bad,
}
