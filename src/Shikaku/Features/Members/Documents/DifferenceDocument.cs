using Shikaku.Core.Records;

namespace Shikaku.Features.Members.Documents;

/// <summary>What is different in a column on some days, for systems.</summary>
/// <param name="Column">The column, as the members file names it.</param>
/// <param name="Former">What it said; never the individual number.</param>
/// <param name="Now">What it says.</param>
/// <param name="From">First day.</param>
/// <param name="Until">The day after the last; null without end.</param>
internal sealed record DifferenceDocument(string Column, string? Former, string? Now, DateOnly From, DateOnly? Until)
{
    /// <summary>The document of a change of a column.</summary>
    public static DifferenceDocument Of(ColumnChange change) =>
        new(MemberColumns.NameOf(change.Column), change.Former, change.Now, change.From, change.Until);
}
