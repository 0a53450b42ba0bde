using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using Shikaku.Core.Addresses;
using Shikaku.Core.Calendar;
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

    /// <summary>
    /// Whether each of the five items says something, so that a pair whose bytes are equal is exact in all of them. False where that takes reading a birth date: then
    /// <see cref="Compare"/> has to say it.
    /// </summary>
    public static bool SaysEverything(in PersonText person) =>
        PlainText.Is(person.KanaName)
        && PlainText.Is(person.KanjiName)
        && IsExchangeDate(person.BirthDate)
        && SexText.TryParse(person.Sex, out Sex sex) && sex != Sex.NotSet
        && PlainText.Is(person.Address);

    /// <summary>
    /// The same for a member in whose row the registration checks found nothing: no item is blank (S104, S105, S130) or not set (S128), and no text holds a placeholder
    /// (S108, S109, S113). Only the form of the birth date is open.
    /// </summary>
    public static bool SaysEverythingUnlessDate(in PersonText person) => IsExchangeDate(person.BirthDate);

    /// <summary>Whether a text is an ordinary day in the exchange form; written alike on both sides it need not be read.</summary>
    private static bool IsExchangeDate(ReadOnlySpan<byte> text) =>
        text.Length == EightDigits && DateText.IsOrdinaryDay(IdentifierText.ToNumberOfEight(text));

    /// <summary>Settles two texts that are exact, or of which one says nothing, which is U-BLANK; false for others.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool TrySettle(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison result)
    {
        result.Reset();
        return PlainText.AreEqual(left, right) || IsBlank(left, right, result);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static bool IsBlank(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison result)
    {
        if (!BlankText.Is(left) && !BlankText.Is(right))
        {
            return false;
        }

        result.Add(ReasonCode.UndeterminedBlank);
        return true;
    }

    /// <summary>Whether a kana name of this tier agrees; null where it says nothing, since it is blank or itself unreadable.</summary>
    private static bool? AgreementOf(Tier kana) => kana switch
    {
        <= Tier.Variant => true,
        Tier.Undetermined => null,
        _ => false,
    };

    private void CompareKana(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        if (TrySettle(member, resident, result))
        {
            return;
        }

        _kana ??= new(tables.Fold, tables.Kana);
        _kana.Compare(member, resident, result);
    }

    private void CompareKanji(in PersonText member, in PersonText resident, bool? kanaAgrees, FieldComparison result)
    {
        if (TrySettle(member.KanjiName, resident.KanjiName, result))
        {
            return;
        }

        _kanji ??= new(tables.Fold, tables.Kanji);
        _kanji.Compare(member, resident, kanaAgrees, result);
    }

    private void CompareBirthDate(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        if (IsExchangeDate(member)
            && resident.Length == EightDigits
            && BinaryPrimitives.ReadUInt64LittleEndian(member) == BinaryPrimitives.ReadUInt64LittleEndian(resident))
        {
            result.Reset();
            return;
        }

        _birthDate ??= new(tables.Eras);
        _birthDate.Compare(member, resident, result);
    }

    private void CompareAddress(ReadOnlySpan<byte> member, ReadOnlySpan<byte> resident, FieldComparison result)
    {
        if (TrySettle(member, resident, result))
        {
            return;
        }

        _address ??= new(tables.Fold, tables.Kanji, tables.Towns, day);
        _address.Compare(member, resident, result);
    }
}
