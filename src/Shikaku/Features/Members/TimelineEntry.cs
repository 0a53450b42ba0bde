using Shikaku.Features.Audit;

namespace Shikaku.Features.Members;

/// <summary>What one change did to one qualification of a member.</summary>
/// <param name="ChangeId">The change.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="ActorKey">The name of the API key that made it; null if somebody else did.</param>
/// <param name="Operation">What was done, as the audit names it.</param>
/// <param name="Reason">Why; null if it was not asked for.</param>
/// <param name="Evidence">What shows that it is right; null if it was not asked for.</param>
/// <param name="AcquiredOn">The qualification, by its day of acquisition.</param>
/// <param name="Result">What it came to: added, changed or cancelled.</param>
/// <param name="Changes">What was different; empty for what was added or cancelled.</param>
internal sealed record TimelineEntry(
    Guid ChangeId, DateTimeOffset MadeAt, Actor Actor, string? ActorKey, string Operation, string? Reason, string? Evidence, DateOnly AcquiredOn, RegistrationResult Result,
    IReadOnlyList<ColumnChange> Changes);
