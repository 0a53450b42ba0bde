using System.Buffers.Binary;
using System.Numerics;
using System.Runtime.Intrinsics;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>
/// 個人番号, the individual number of a person: twelve digits with check digit M11P (ID-20). Its text form is always masked, so that no log,
/// message or file can show it by accident; whoever needs the number itself asks for <see cref="ToKey"/>.
/// The default value is no number.
/// </summary>
public readonly struct IndividualNumber : IEquatable<IndividualNumber>
{
    private const ulong EqualDigits = 111_111_111_111;
    private const ulong Limit = 1_000_000_000_000;

    private readonly ulong _value;

    private IndividualNumber(ulong value) => _value = value;

    /// <summary>Number of digits.</summary>
    public const int Length = 12;

    /// <summary>Whether this is no number at all.</summary>
    public bool IsNone => _value == 0;

    /// <summary>Reads a number (ID-02, ID-05, ID-11).</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="number">The number, or none.</param>
    /// <param name="code">S101 blank, S102 not twelve digits, S103 wrong check digit or all digits equal; meaningless on success.</param>
    /// <returns>Whether the text is a number.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out IndividualNumber number, out FindingCode code) =>
        text.Length == Length && AreTwelveDigits(text) ? TryParseDigits(text, out number, out code) : TryParseFolded(text, out number, out code);

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out IndividualNumber, out FindingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out IndividualNumber number, out FindingCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out number, out code);
    }

    /// <summary>Whether the digits of a text, whatever stands between them, hold this number.</summary>
    /// <param name="text">A text in ASCII.</param>
    public bool OccursIn(ReadOnlySpan<byte> text)
    {
        if (IsNone || !HasEnoughDigits(text))
        {
            return false;
        }

        var digits = 0;
        var last = 0UL;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit((char)character))
            {
                last = (last * 10) + character - '0';
                last = last < Limit ? last : last % Limit;
                if (++digits >= Length && last == _value)
                {
                    return true;
                }
            }
        }

        return false;
    }

    /// <summary>Whether a text holds as many ASCII digits as a number has: nearly all texts that are no number do not.</summary>
    public static bool HasEnoughDigits(ReadOnlySpan<byte> text)
    {
        if (text.Length < Length)
        {
            return false;
        }

        if (text.Length > Vector128<byte>.Count || !Kernels.AreVectorised)
        {
            var digits = 0;
            foreach (var character in text)
            {
                digits += char.IsAsciiDigit((char)character) ? 1 : 0;
            }

            return digits >= Length;
        }

        // The last eight bytes without those that are among the first eight.
        var last = BinaryPrimitives.ReadUInt64LittleEndian(text[^8..]) >> (8 * (Vector128<byte>.Count - text.Length));
        var bytes = Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(text), last).AsByte();
        var isDigit = Vector128.LessThan(bytes - Vector128.Create((byte)'0'), Vector128.Create((byte)10));
        return BitOperations.PopCount(isDigit.ExtractMostSignificantBits()) >= Length;
    }

    /// <summary>
    /// The number itself, below 2^40: for joining, for the vault and for nothing else. It is personal data of the strictest kind
    /// and must not reach any output, message or log.
    /// </summary>
    public ulong ToKey() => _value;

    /// <summary>The masked form, as in <c>********9018</c>.</summary>
    public override string ToString() => IsNone ? "" : string.Create(Length, _value % 10000, static (text, tail) =>
    {
        text.Fill('*');
        for (var i = Length - 1; i >= Length - 4; i--)
        {
            text[i] = (char)('0' + (int)(tail % 10));
            tail /= 10;
        }
    });

    /// <inheritdoc/>
    public bool Equals(IndividualNumber other) => _value == other._value;

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is IndividualNumber other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _value.GetHashCode();

    /// <summary>Whether both are the same number.</summary>
    public static bool operator ==(IndividualNumber left, IndividualNumber right) => left.Equals(right);

    /// <summary>Whether they are two numbers.</summary>
    public static bool operator !=(IndividualNumber left, IndividualNumber right) => !left.Equals(right);

    private static bool AreTwelveDigits(ReadOnlySpan<byte> text) =>
        IdentifierText.ToNumberOfEight(text) >= 0 && IdentifierText.ToNumberOfEight(text[(Length - 8)..]) >= 0;

    /// <summary>Apart, so that the buffer is made only for a text that needs it.</summary>
    private static bool TryParseFolded(ReadOnlySpan<byte> text, out IndividualNumber number, out FindingCode code)
    {
        number = default;
        if (IdentifierText.IsBlank(text))
        {
            code = FindingCode.S101;
            return false;
        }

        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength];
        code = FindingCode.S102;
        return IdentifierText.FoldDigits(text, buffer) == Length && TryParseDigits(buffer[..Length], out number, out code);
    }

    /// <summary>The eleven products of ID-11 are taken at once, since a check of millions of rows does this for each of them.</summary>
    private static bool TryParseDigits(ReadOnlySpan<byte> text, out IndividualNumber number, out FindingCode code)
    {
        var digits = Vector128.Create(BinaryPrimitives.ReadUInt64LittleEndian(text), BinaryPrimitives.ReadUInt32LittleEndian(text[8..])).AsByte();
        var (left, right) = Vector128.Widen(digits & Vector128.Create((byte)0x0F));
        var products = (left * Vector128.Create((ushort)6, 5, 4, 3, 2, 7, 6, 5)) + (right * Vector128.Create((ushort)4, 3, 2, 0, 0, 0, 0, 0));
        var remainder = Vector128.Sum(products) % 11;
        var value = ((ulong)IdentifierText.ToNumberOfEight(text) * 10_000) + (ulong)IdentifierText.ToNumber(text[8..]);
        var isValid = (remainder <= 1 ? 0 : 11 - remainder) == text[Length - 1] - '0' && value % EqualDigits != 0;
        number = isValid ? new IndividualNumber(value) : default;
        code = FindingCode.S103;
        return isValid;
    }
}
