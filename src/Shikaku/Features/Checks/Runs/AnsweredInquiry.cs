namespace Shikaku.Features.Checks.Runs;

/// <summary>Which inquiry an answer belongs to.</summary>
/// <param name="Run">The run.</param>
/// <param name="AskedAt">When the registry was asked.</param>
internal sealed record AnsweredInquiry(Guid Run, DateTimeOffset AskedAt);
