namespace Shikaku.Features.Members.Pages;

/// <summary>What a column was, is by somebody else's change, and was to become.</summary>
/// <param name="Column">The column.</param>
/// <param name="Seen">What it said when the form was first shown.</param>
/// <param name="Now">What it says now.</param>
/// <param name="Typed">What was filled in; empty if nothing was changed there.</param>
public sealed record ColumnConflict(string Column, string Seen, string Now, string Typed);
