using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>Where a qualification stood from a moment on, and who brought it there.</summary>
/// <param name="Standing">Where.</param>
/// <param name="From">Since when.</param>
/// <param name="Until">Until when; null if it still does.</param>
/// <param name="Actor">Who.</param>
/// <param name="Operation">By what, as the audit names it.</param>
/// <param name="Reason">Why, or null.</param>
internal sealed record StopVersion(Standing Standing, DateTimeOffset From, DateTimeOffset? Until, Actor Actor, string Operation, string? Reason);
