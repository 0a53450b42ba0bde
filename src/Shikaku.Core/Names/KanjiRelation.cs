using Shikaku.Core.Matching;

namespace Shikaku.Core.Names;

/// <summary>The evidence that two characters are one character in two forms (MAT-30, MAT-33).</summary>
/// <param name="Code">Which table says so: K-OFFICIAL, K-MJ, K-JIS or K-IMMI; the weaker one where two rows meet in a third character.</param>
/// <param name="Row">Column <c>row</c> in that table.</param>
public readonly record struct KanjiRelation(ReasonCode Code, int Row);
