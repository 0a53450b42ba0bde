namespace Shikaku.Features.Sampling;

/// <summary>A surname or given name.</summary>
/// <param name="Text">As written: kanji, kana or Latin letters.</param>
/// <param name="Reading">Reading (読み) in katakana.</param>
/// <param name="Kana">The reading in half width.</param>
internal sealed record PersonNameEntry(string Text, string Reading, string Kana);
