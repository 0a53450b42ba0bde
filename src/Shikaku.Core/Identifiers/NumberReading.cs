using Shikaku.Core.Records;

namespace Shikaku.Core.Identifiers;

/// <summary>What the reading of a 個人番号 gave.</summary>
/// <param name="Number">The number, or none.</param>
/// <param name="Fault">What is wrong with the text, as <see cref="IndividualNumber.TryParse(ReadOnlySpan{byte}, out IndividualNumber, out FindingCode)"/> says; null if it is a number.</param>
public readonly record struct NumberReading(IndividualNumber Number, FindingCode? Fault)
{
    /// <summary>Reads a number.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    public static NumberReading Of(ReadOnlySpan<byte> text) =>
        IndividualNumber.TryParse(text, out var number, out var code) ? new NumberReading(number, null) : new NumberReading(default, code);
}
