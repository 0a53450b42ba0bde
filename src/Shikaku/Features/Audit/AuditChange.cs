namespace Shikaku.Features.Audit;

/// <summary>A change as it is shown.</summary>
/// <param name="Sequence">Its place in the organisation's chain, from 1.</param>
/// <param name="MadeAt">When it was made.</param>
/// <param name="Actor">Who made it.</param>
/// <param name="Operation">What was done.</param>
/// <param name="Reason">Why, or null.</param>
/// <param name="Evidence">What shows that it is right, or null.</param>
/// <param name="Rows">How many rows it opened and closed.</param>
/// <param name="Events">What happened, as a JSON list without personal data.</param>
public sealed record AuditChange(long Sequence, DateTimeOffset MadeAt, string Actor, string Operation, string? Reason, string? Evidence, long Rows, string Events);
