namespace Shikaku.Core.Text;

/// <summary>Where a field lies in the bytes of its block.</summary>
/// <param name="Start">Index of its first byte.</param>
/// <param name="Length">Number of bytes, after the quotes are removed.</param>
public readonly record struct FieldRange(int Start, int Length);
