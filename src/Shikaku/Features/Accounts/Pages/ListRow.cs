namespace Shikaku.Features.Accounts.Pages;

/// <summary>A row of a table.</summary>
/// <param name="Cells">What stands in its columns.</param>
/// <param name="Address">Where its first cell leads, or null.</param>
public sealed record ListRow(IReadOnlyList<string> Cells, string? Address);
