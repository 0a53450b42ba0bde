using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Addresses;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Tests.Names;

namespace Shikaku.Core.Tests.Matching;

/// <summary>
/// MAT-04 for input as bad as it comes, in every item and on both sides: no exception, one answer in both directions, and no agreement by saying nothing.
/// Each text is made of pieces of which it is known what they say, so that the tests need not ask the engine.
/// </summary>
public sealed class BadInputTests
{
    private const int FourKilobytes = 4_096;
    private const int KanjiName = 0;
    private const int KanaName = 1;
    private const int AliasName = 2;
    private const int Address = 5;
    private const int Columns = 6;

    private static readonly ComparisonTables Tables = new(ShippedTables.Read);
    private static readonly DateOnly Day = new(2026, 11, 21);

    /// <summary>Characters that are not seen, that only mark others, that only part or bracket others.</summary>
    private static readonly Piece[] Silent =
    [
        .. Of(" ", "\u3000", "\t", "\u00A0", "\u2003", "\u200B", "\u200D", "\uFEFF", "\u2060", "\u3164", "\uFFA0"),
        .. Of("\u0301", "\u3099", "\u309A", "ﾞ", "ﾟ", "\u20DD", "\uFE00", "\U000E0100", Many("\u0301", 300), Many("\u3099", 300)),
        .. Of("\u202E", "\u202D", "\u200F", "\u2067", "\u061C", Many("\u202E", 300)),
        .. Of("(", "（", "[", "〔", "「", "【", ")", "）", "］", "((((", "））））", Many("（", 300)),
        .. Of("😀", "👨‍👩‍👧", "🇯🇵", "👍🏽", "❤️", "\U000E0041"),
        .. Of("-", "ー", "－", "・", "、", "。", "'", "／", "*", "?", "々", "=", "\0", "\u0007", "\uFFFE", "\u0378"),
    ];

    private static readonly Piece[] Placeholders =
        [.. Of("●", "〓", "□", "■", "◆", "\uFFFD", "\uE000", "\uF8FF", "\U000F0000", "\U0010FFFD", Many("●", 300))];

    private static readonly Piece[] Saying =
    [
        .. Of(
            "山田", "太郎", "ヤマダ", "ﾀﾛｳ", "はなこ", "SMITH", "O'BRIEN", "Ｊｏｈｎ", "東京都千代田区麹町", "1-2-3", "一丁目", "19800102", "昭和55年1月2日", "1", "男",
            "髙", "𠮷", "葛\U000E0101", "ﬁ", "Ⅲ", "①", "㍻", "㈱", "ß", "ı", "Ω", "שלום", "محمد", "김", "𝐀", "ǅ", "0")
            .Select(piece => piece with { SaysSomething = true }),
        new(Encoding.UTF8.GetBytes(Many("1", FourKilobytes)), SaysSomething: true),
        new(Encoding.UTF8.GetBytes(Many("９", FourKilobytes)), SaysSomething: true),
    ];

    /// <summary>What no UTF-8 holds: surrogates in three bytes each (CESU-8), overlong forms, characters cut short, bytes of no character, beyond U+10FFFF.</summary>
    private static readonly Piece[] Broken =
    [
        .. ((byte[][])[[0xED, 0xA0, 0x80], [0xED, 0xB0, 0x80], [0xED, 0xA1, 0x82, 0xED, 0xBE, 0xB7], [0xC0, 0x80], [0xC1, 0xBF], [0xE0, 0x80, 0xAF], [0xE5, 0xB1],
            [0xF0, 0xA0, 0xAE], [0xFF], [0xFE], [0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80]]).Select(bytes => new Piece(bytes, IsBroken: true)),
    ];

    private static readonly Gen<Piece> AnyText = Gen.Frequency(
        (4, Joined([.. Silent, .. Placeholders, .. Saying, .. Broken])),
        (2, Joined([.. Silent, .. Saying])),
        (1, Joined(Silent)),
        (1, Joined(Placeholders)),
        (1, Joined([.. Silent, .. Placeholders])),
        (1, Gen.Elements(Saying)));

    private readonly RecordComparer _comparer = new(Tables, Day);
    private readonly RecordComparison _there = new();
    private readonly RecordComparison _back = new();
    private readonly FieldComparison _left = new();
    private readonly FieldComparison _right = new();

    [Fact]
    public void Any_two_records_compare_alike_in_both_directions_and_never_agree_by_saying_nothing() =>
        Properties.Hold(AnyText.ArrayOf(2 * Columns), pieces =>
        {
            var (left, right) = (pieces[..Columns], pieces[Columns..]);
            _comparer.Compare(Record(left), Record(right), _there);
            _comparer.Compare(Record(right), Record(left), _back);
            return Tiers(_there).SequenceEqual(Tiers(_back))
                && (!Agrees(_there.KanjiName) || (HasName(left) && HasName(right)))
                && (!Agrees(_there.KanaName) || (left[KanaName].SaysSomething && right[KanaName].SaysSomething))
                && (!Agrees(_there.Address) || (left[Address].SaysSomething && right[Address].SaysSomething));
        }, 4_000);

    [Fact]
    public void A_record_that_says_nothing_never_agrees_with_itself() =>
        Properties.Hold(Gen.OneOf(Joined(Silent), Joined(Placeholders), Joined([.. Silent, .. Placeholders])).ArrayOf(Columns), pieces =>
        {
            var person = Record(pieces);
            _comparer.Compare(person, person, _there);
            return Array.TrueForAll(Tiers(_there), tier => tier >= Tier.Undetermined) && !RecordComparer.SaysEverything(person);
        });

    [Fact]
    public void A_text_that_says_something_is_exact_with_itself_whatever_stands_around_it() =>
        Properties.Hold(
            from pieces in Gen.ArrayOf(Gen.Elements([.. Silent, .. Saying])) from said in Gen.Elements(Saying) select Piece.Join([said, .. pieces]),
            piece =>
            {
                var person = Record([.. Enumerable.Repeat(piece, Columns)]);
                _comparer.Compare(person, person, _there);
                return (_there.KanjiName.Tier, _there.KanaName.Tier, _there.Address.Tier) == (Tier.Exact, Tier.Exact, Tier.Exact);
            });

    [Fact]
    public void A_broken_text_beside_another_is_undetermined_in_every_item() =>
        Properties.Hold(
            from around in Gen.Two(AnyText) from broken in Gen.Elements(Broken) from other in AnyText.Where(piece => !piece.IsBroken) select (around, broken, other),
            sample =>
            {
                var broken = Piece.Join([sample.around.Item1, sample.broken, sample.around.Item2]);
                _comparer.Compare(Record([.. Enumerable.Repeat(broken, Columns)]), Record([.. Enumerable.Repeat(sample.other, Columns)]), _there);
                return Array.TrueForAll(Tiers(_there), tier => tier == Tier.Undetermined);
            });

    [Fact]
    public void A_text_in_UTF_8_is_judged_like_the_same_text_in_UTF_16()
    {
        var kanji = new KanjiNameComparer(Tables.Fold, Tables.Kanji);
        var kana = new KanaNameComparer(Tables.Fold, Tables.Kana);
        var address = new AddressComparer(Tables.Fold, Tables.Kanji, Tables.Towns, Day);
        Properties.Hold(Gen.Two(AnyText.Where(piece => !piece.IsBroken)), pair =>
        {
            var (left, right) = (pair.Item1.Text, pair.Item2.Text);
            var (leftBytes, rightBytes) = (pair.Item1.Bytes, pair.Item2.Bytes);
            kanji.Compare(left, right, _left);
            kanji.Compare(new PersonText { KanjiName = leftBytes }, new PersonText { KanjiName = rightBytes }, kanaAgrees: null, _right);
            var isOne = _left.Tier == _right.Tier || _right.Has(ReasonCode.NameAlias) || _right.Has(ReasonCode.NameFormer);
            kana.Compare(left, right, _left);
            kana.Compare(leftBytes, rightBytes, _right);
            isOne &= _left.Tier == _right.Tier;
            address.Compare(left, right, _left);
            address.Compare(leftBytes, rightBytes, _right);
            return isOne && _left.Tier == _right.Tier;
        });
    }

    // Not as data of a theory: attributes are kept in UTF-8, which has no lone surrogates.
    [Fact]
    public void A_surrogate_without_its_other_half_is_undetermined_in_UTF_16()
    {
        var names = new NameComparers();
        var address = new AddressComparer(Tables.Fold, Tables.Kanji, Tables.Towns, Day);
        foreach (var text in (string[])["\uD842", "\uDC0B", "山\uD842田", "\uDC0B\uD842", "山田 太郎\uD842"])
        {
            foreach (var other in (string[])["山田 太郎", "\uD842\uD842", "●", "", "東京都千代田区麹町1-1"])
            {
                Assert.Equal("Undetermined U-TEXT", names.Kanji(text, other).Describe());
                Assert.Equal("Undetermined U-TEXT", names.Kanji(other, text).Describe());
                Assert.Equal("Undetermined U-TEXT", names.Kana(text, other).Describe());
                Assert.Equal("Undetermined U-TEXT", names.Kana(other, text).Describe());
                address.Compare(text, other, _left);
                address.Compare(other, text, _right);
                Assert.Equal((Tier.Undetermined, Tier.Undetermined), (_left.Tier, _right.Tier));
            }
        }
    }

    [Theory]
    [InlineData("1")]
    [InlineData("９")]
    [InlineData("●")]
    [InlineData("　")]
    [InlineData("（")]
    [InlineData("\u0301")]
    [InlineData("\u202E")]
    [InlineData("\uE000")]
    [InlineData("👨‍👩‍👧")]
    [InlineData("\U000F0000")]
    public void Four_kilobytes_of_one_sign_agree_with_nothing_but_what_is_written_alike(string sign)
    {
        var longText = Encoding.UTF8.GetBytes(Many(sign, FourKilobytes / Encoding.UTF8.GetByteCount(sign)));
        var longer = Encoding.UTF8.GetBytes(Many(sign, 1 + (FourKilobytes / Encoding.UTF8.GetByteCount(sign))));
        foreach (var other in (byte[][])[[.. longText, (byte)'1'], longer, "山田 太郎"u8.ToArray(), []])
        {
            _comparer.Compare(Same(longText), Same(other), _there);
            _comparer.Compare(Same(other), Same(longText), _back);
            Assert.All([.. Tiers(_there), .. Tiers(_back)], tier => Assert.Equal(Tier.Undetermined, tier));
        }
    }

    private static PersonText Same(byte[] bytes) => new()
    {
        KanjiName = bytes,
        KanaName = bytes,
        AliasName = bytes,
        BirthDate = bytes,
        Sex = bytes,
        Address = bytes,
    };

    private static PersonText Record(ReadOnlySpan<Piece> texts) => new()
    {
        KanjiName = texts[KanjiName].Bytes,
        KanaName = texts[KanaName].Bytes,
        AliasName = texts[AliasName].Bytes,
        BirthDate = texts[3].Bytes,
        Sex = texts[4].Bytes,
        Address = texts[Address].Bytes,
    };

    private static bool HasName(Piece[] texts) => texts[KanjiName].SaysSomething || texts[AliasName].SaysSomething;

    private static bool Agrees(FieldComparison result) => result.Tier <= Tier.Variant;

    private static Tier[] Tiers(RecordComparison result) =>
        [result.KanjiName.Tier, result.KanaName.Tier, result.BirthDate.Tier, result.Sex.Tier, result.Address.Tier];

    private static Gen<Piece> Joined(Piece[] pieces) => Gen.Elements(pieces).NonEmptyListOf().Select(list => Piece.Join([.. list]));

    private static IEnumerable<Piece> Of(params string[] texts) => texts.Select(text => new Piece(Encoding.UTF8.GetBytes(text)));

    private static string Many(string text, int times) => string.Concat(Enumerable.Repeat(text, times));

    private readonly record struct Piece(byte[] Bytes, bool SaysSomething = false, bool IsBroken = false)
    {
        public string Text => Encoding.UTF8.GetString(Bytes);

        /// <summary>One text. A placeholder or a broken byte beside what says something leaves the text one that says something.</summary>
        public static Piece Join(Piece[] pieces) => new(
            [.. pieces.SelectMany(piece => piece.Bytes)],
            Array.Exists(pieces, piece => piece.SaysSomething),
            Array.Exists(pieces, piece => piece.IsBroken));

        public override string ToString() => Convert.ToHexString(Bytes ?? []);
    }
}
