namespace Shikaku.Features.Stops.Residue.Pages;

/// <summary>The members behind a figure as their page shows them.</summary>
public sealed class ResidueRowList
{
    internal ResidueRowList(ResidueRowChoice choice, ResidueRows rows) => (Choice, Rows) = (choice, rows);

    /// <summary>Which figure.</summary>
    internal ResidueRowChoice Choice { get; }

    /// <summary>The members of the page.</summary>
    internal ResidueRows Rows { get; }
}
