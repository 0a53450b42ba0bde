using Shikaku.Core.Judgement;

namespace Shikaku.Features.Checks.Runs;

/// <summary>How many qualifications had one mark after one run and another after a later one.</summary>
/// <param name="Before">The mark after the earlier run; null for those that were not judged yet.</param>
/// <param name="After">The mark after the later run.</param>
/// <param name="Count">Number of qualifications.</param>
public sealed record MarkChange(Mark? Before, Mark After, long Count);
