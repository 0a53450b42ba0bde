using Shikaku.Core.Matching;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>One of the five items with the texts of both sides.</summary>
/// <param name="Name">The item, in Japanese.</param>
/// <param name="Member">The member's text; empty if there is none.</param>
/// <param name="Resident">The registry's text; empty if there is none, null if it is shown to nobody (CHK-50).</param>
/// <param name="Tier">How they relate; null if nothing was compared, or more must not be told than whether they agree.</param>
/// <param name="Agrees">Whether the policy counts the item as agreeing (1); null if nothing was compared, as where four items are asked by and a side has no kana.</param>
/// <param name="Sentences">Why, in words for clerks.</param>
public sealed record ComparedItem(
    string Name, IReadOnlyList<TextPart> Member, IReadOnlyList<TextPart>? Resident, Tier? Tier, bool? Agrees, IReadOnlyList<string> Sentences);
