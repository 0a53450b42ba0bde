using System.Buffers;
using System.Globalization;
using System.Text;
using Shikaku.Core.Addresses;

namespace Shikaku.Core.Matching;

/// <summary>
/// Turns the reasons of a comparison into the column <c>reasons</c> of judgements.csv (product.md §5): codes, or sentences that a
/// clerk can act on. Shows parts of the member's text only, never of the registry's (CHK-50). Made once per worker; what it returns
/// is valid until its next call.
/// </summary>
/// <param name="towns">The places, which know the day of a renaming; asked for only where an address names a former municipality.</param>
public sealed class ReasonText(Lazy<TownTable> towns)
{
    private static readonly byte[][] Names = Encode(entry => entry.Name);
    private static readonly byte[][] Sentences = Encode(entry => entry.Sentence);

    private readonly ArrayBufferWriter<byte> _text = new(1024);

    /// <summary>The codes of all five items, each once, in the order of the catalogue, joined by <c>;</c>.</summary>
    /// <returns>UTF-8; empty if every item is exact.</returns>
    public ReadOnlySpan<byte> Codes(RecordComparison comparison)
    {
        _text.ResetWrittenCount();
        var codes = comparison.KanjiName.Codes
            .With(comparison.KanaName.Codes)
            .With(comparison.BirthDate.Codes)
            .With(comparison.Sex.Codes)
            .With(comparison.Address.Codes);
        for (; !codes.IsEmpty; codes = codes.WithoutFirst())
        {
            Separate();
            _text.Write(Names[(int)codes.First]);
        }

        return _text.WrittenSpan;
    }

    /// <summary>One entry for each item and code, such as <c>住所：都道府県の省略（加入者情報に記載なし）</c>, joined by <c>;</c>.</summary>
    /// <param name="comparison">The five items compared.</param>
    /// <param name="member">The member's side of that comparison.</param>
    /// <returns>UTF-8; empty if every item is exact.</returns>
    public ReadOnlySpan<byte> Explain(RecordComparison comparison, in PersonText member)
    {
        _text.ResetWrittenCount();
        Explain("漢字氏名："u8, comparison.KanjiName, member.KanjiName);
        Explain("カナ氏名："u8, comparison.KanaName, member.KanaName);
        Explain("生年月日："u8, comparison.BirthDate, member.BirthDate);
        Explain("性別："u8, comparison.Sex, member.Sex);
        Explain("住所："u8, comparison.Address, member.Address);
        return _text.WrittenSpan;
    }

    private static byte[][] Encode(Func<ReasonCatalogue.Entry, string> text) =>
        Array.ConvertAll(ReasonCatalogue.All.ToArray(), entry => Encoding.UTF8.GetBytes(text(entry)));

    private void Explain(ReadOnlySpan<byte> item, FieldComparison field, ReadOnlySpan<byte> memberText)
    {
        // Under an alias or former name the positions lie in that name, not in the column shown here.
        var hasOtherText = field.Has(ReasonCode.NameAlias) || field.Has(ReasonCode.NameFormer);
        for (var codes = field.Codes; !codes.IsEmpty; codes = codes.WithoutFirst())
        {
            var code = codes.First;
            Separate();
            _text.Write(item);
            _text.Write(Sentences[(int)code]);
            if (code == ReasonCode.AddressRenamed)
            {
                ShowDay(field.Reasons);
            }

            if (!hasOtherText)
            {
                ShowPlaces(code, field.Reasons, memberText);
            }
        }
    }

    // The day from which the new name counts (MAT-78).
    private void ShowDay(ReadOnlySpan<Reason> reasons)
    {
        foreach (ref readonly var reason in reasons)
        {
            if (reason.Code == ReasonCode.AddressRenamed && towns.Value.DayOfChange(reason.TableRow) is { } day)
            {
                _text.Write("（"u8);
                day.TryFormat(_text.GetSpan(10), out var written, "yyyy-MM-dd", CultureInfo.InvariantCulture);
                _text.Advance(written);
                _text.Write("から）"u8);
                return;
            }
        }
    }

    private void ShowPlaces(ReasonCode code, ReadOnlySpan<Reason> reasons, ReadOnlySpan<byte> memberText)
    {
        var places = 0;
        Reason first = default;
        foreach (ref readonly var reason in reasons)
        {
            if (reason.Code == code)
            {
                first = places == 0 ? reason : first;
                places += reason.Count;
            }
        }

        if (first.Left.Length > 0)
        {
            _text.Write("「"u8);
            MemberSnippet.Write(_text, memberText, first.Left);
            _text.Write("」"u8);
            if (first.Right.Length == 0)
            {
                _text.Write("（本人確認情報に記載なし）"u8);
            }
        }
        else if (first.Right.Length > 0)
        {
            _text.Write("（加入者情報に記載なし）"u8);
        }

        if (places > 1)
        {
            _text.Write("（"u8);
            var digits = _text.GetSpan(10);
            System.Buffers.Text.Utf8Formatter.TryFormat(places, digits, out var written);
            _text.Advance(written);
            _text.Write("か所）"u8);
        }
    }

    private void Separate()
    {
        if (_text.WrittenCount > 0)
        {
            _text.Write(";"u8);
        }
    }
}
