namespace Shikaku.Features.Sampling;

/// <summary>A municipality, for a 政令指定都市 one of its wards.</summary>
/// <param name="Prefecture">都道府県名.</param>
/// <param name="Name">郡, 市区町村 and 区 as an address writes them.</param>
/// <param name="IsUnique">Whether no other prefecture has a municipality or ward of this name, with or without its 郡.</param>
/// <param name="FormerNames">Names that it had, whole or in part, with their prefecture (MAT-78).</param>
internal sealed record Municipality(string Prefecture, string Name, bool IsUnique, string[] FormerNames);
