namespace Shikaku.Core.Records;

/// <summary>A column that a file may have.</summary>
/// <param name="Index">Its place in the enum of columns.</param>
/// <param name="Name">English name, as in <c>individual_number</c>.</param>
/// <param name="JapaneseName">Japanese name that a header may use instead.</param>
/// <param name="IsRequired">Whether a file without it is unusable.</param>
public sealed record FileColumn(int Index, string Name, string JapaneseName, bool IsRequired);
