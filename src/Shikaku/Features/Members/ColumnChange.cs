using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>What a change did to one column of a qualification.</summary>
/// <param name="Column">The column.</param>
/// <param name="Former">What it said; null for nothing, and for the individual number, which is not told.</param>
/// <param name="Now">What it says; null as before.</param>
/// <param name="From">First day on which it says so.</param>
/// <param name="Until">The day after the last; null without end.</param>
internal sealed record ColumnChange(MemberColumn Column, string? Former, string? Now, DateOnly From, DateOnly? Until);
