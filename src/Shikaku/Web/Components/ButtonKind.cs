namespace Shikaku.Web.Components;

/// <summary>How much a button stands out.</summary>
public enum ButtonKind
{
    /// <summary>What the page is for; one on a page.</summary>
    Solid,

    /// <summary>Another way on.</summary>
    Outline,

    /// <summary>A step aside.</summary>
    Text,
}
