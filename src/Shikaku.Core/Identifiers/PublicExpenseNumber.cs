using Shikaku.Core.Records;

namespace Shikaku.Core.Identifiers;

/// <summary>
/// 公費負担者番号 of 医療扶助: 12, 都道府県番号 2, 実施機関番号 3, check digit M10 (ID-34). It is also the <see cref="InsurerNumber"/> of its 福祉事務所.
/// </summary>
public readonly record struct PublicExpenseNumber
{
    /// <summary>法別番号 of 医療扶助.</summary>
    public const int MedicalAssistanceScheme = 12;

    private PublicExpenseNumber(InsurerNumber number) => Number = number;

    /// <summary>The number among the numbers of all bodies.</summary>
    public InsurerNumber Number { get; }

    /// <summary>実施機関番号, the office; opaque, its digits mean nothing to Shikaku.</summary>
    public int OfficePart => Number.InsurerPart;

    /// <summary>Reads a number of eight digits.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="allowMadeUpBodies">Whether prefecture numbers 51 to 99 are accepted (ID-38).</param>
    /// <param name="number">The number, or none.</param>
    /// <param name="code">S125; meaningless on success.</param>
    /// <returns>Whether the text is such a number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, bool allowMadeUpBodies, out PublicExpenseNumber number, out FindingCode code)
    {
        var isWellFormed = InsurerNumber.TryParse(text, allowMadeUpBodies, out var any, out code) && any.Scheme == MedicalAssistanceScheme;
        number = isWellFormed ? new PublicExpenseNumber(any) : default;
        return isWellFormed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, bool, out PublicExpenseNumber, out FindingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, bool allowMadeUpBodies, out PublicExpenseNumber number, out FindingCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), allowMadeUpBodies, out number, out code);
    }

    /// <summary>The eight digits.</summary>
    public override string ToString() => Number.ToString();
}
