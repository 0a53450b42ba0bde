namespace Shikaku.Features.Mergers;

/// <summary>One municipality that became another, or a part of it (廃置分合、名称変更、区の再編).</summary>
/// <param name="Line">Physical line in the list, or 0 if the reference tables have it already.</param>
/// <param name="Former">The municipality before.</param>
/// <param name="Present">The municipality after, which may have been succeeded itself.</param>
/// <param name="EffectiveOn">First day of the change.</param>
/// <param name="Source">Where it is written (典拠).</param>
internal sealed record Merger(long Line, PlaceName Former, PlaceName Present, DateOnly EffectiveOn, string Source);
