using Shikaku.Core.Addresses;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Matching;

/// <summary>
/// Compares a member with the resident of the same number, field by field (MAT-01 to 04, MAT-91). A field whose bytes are equal, neither blank nor with a placeholder, is
/// exact without being decoded; only the others are decoded and folded. One instance per worker; allocates nothing per pair. Not safe for use by several threads.
/// </summary>
/// <param name="tables">The reference tables; shared by all workers.</param>
/// <param name="day">The day of the check, on which renamed municipalities depend (MAT-78).</param>
public sealed class RecordComparer(ComparisonTables tables, DateOnly day)
{
    private const int EightDigits = 8;

    private KanaNameComparer? _kana;
    private KanjiNameComparer? _kanji;
    private BirthDateComparer? _birthDate;
    private AddressComparer? _address;

    /// <summary>Compares one pair.</summary>
    /// <param name="member">The member's texts as submitted.</param>
    /// <param name="resident">The resident's texts as submitted.</param>
    /// <param name="result">Receives the five results; what it held before is forgotten.</param>
    public void Compare(in PersonText member, in PersonText resident, RecordComparison result)
    {
        CompareKana(member.KanaName, resident.KanaName, result.KanaName);
        CompareKanji(member, resident, AgreementOf(result.KanaName.Tier), result.KanjiName);
        CompareBirthDate(member.BirthDate, resident.BirthDate, result.BirthDate);
        SexComparer.Compare(member.Sex, resident.Sex, result.Sex);
        CompareAddress(member.Address, resident.Address, result.Address);
    }

    private static bool IsExact(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        left.SequenceEqual(right) && !IdentifierText.IsBlank(left) && !Placeholder.IsIn(left);

    /// <summary>Whether a kana name of this tier agrees; null where it says nothing, since it is blank or itself unreadable.</summary>
    private static bool? AgreementOf(Tier kana) => kana switch
    {
        <= Tier.Variant => true,
        Tier.Undetermined => null,
        _ => false,
    };

    private void CompareKana(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        if (IsExact(member, resident))
        {
            result.Reset();
            return;
        }

        _kana ??= new(tables.Fold, tables.Kana);
        _kana.Compare(member, resident, result);
    }

    private void CompareKanji(in PersonText member, in PersonText resident, bool? kanaAgrees, FieldComparison result)
    {
        if (IsExact(member.KanjiName, resident.KanjiName))
        {
            result.Reset();
            return;
        }

        _kanji ??= new(tables.Fold, tables.Kanji);
        _kanji.Compare(member, resident, kanaAgrees, result);
    }

    private void CompareBirthDate(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        // A date of the exchange form that is written alike on both sides need not be read.
        if (member.Length == EightDigits && member[0] is (byte)'1' or (byte)'2' && member.SequenceEqual(resident))
        {
            result.Reset();
            return;
        }

        _birthDate ??= new(tables.Eras);
        _birthDate.Compare(member, resident, result);
    }

    private void CompareAddress(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        if (IsExact(member, resident))
        {
            result.Reset();
            return;
        }

        _address ??= new(tables.Fold, tables.Kanji, tables.Towns, day);
        _address.Compare(member, resident, result);
    }
}
