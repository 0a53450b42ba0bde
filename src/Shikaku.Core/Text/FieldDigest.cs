namespace Shikaku.Core.Text;

/// <summary>The 128 bits of a <see cref="KeyedDigest"/>. Not the framework's wide number: code that passes one cannot be compiled ahead.</summary>
/// <param name="First">One half.</param>
/// <param name="Second">The other half.</param>
public readonly record struct FieldDigest(ulong First, ulong Second);
