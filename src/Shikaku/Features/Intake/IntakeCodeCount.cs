using Shikaku.Core.Records;

namespace Shikaku.Features.Intake;

/// <summary>How many findings had a code.</summary>
/// <param name="Code">The code.</param>
/// <param name="Count">Number of findings.</param>
public sealed record IntakeCodeCount(FindingCode Code, long Count);
