using System.Text;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>What is looked for, in the forms in which the register keeps it. Null says nothing.</summary>
internal sealed class MemberSearchKeys
{
    private MemberSearchKeys(string insurer) => Insurer = insurer;

    /// <summary>The insurer.</summary>
    public string Insurer { get; }

    /// <summary>member_id.</summary>
    public string? Member { get; private set; }

    /// <summary>記号 with width folded and without spaces; empty if it is blank on purpose, beside a 番号.</summary>
    public string? Symbol { get; private set; }

    /// <summary>番号 in the same form.</summary>
    public string? Number { get; private set; }

    /// <summary>The beginning of the kana name.</summary>
    public string? Kana { get; private set; }

    /// <summary>The text after all that begin so.</summary>
    public string? KanaEnd => EndOf(Kana);

    /// <summary>The beginning of the kanji name.</summary>
    public string? Kanji { get; private set; }

    /// <summary>The text after all that begin so.</summary>
    public string? KanjiEnd => EndOf(Kanji);

    /// <summary>生年月日 as YYYYMMDD.</summary>
    public string? Birth { get; private set; }

    /// <summary>The person.</summary>
    public byte[]? Person { get; private set; }

    /// <summary>Whether 記号 or 番号 are looked for.</summary>
    public bool HasIdentifier => Symbol is not null || Number is not null;

    /// <summary>Reads what was typed.</summary>
    /// <param name="insurer">The insurer.</param>
    /// <param name="terms">What was typed.</param>
    /// <param name="setup">The register.</param>
    /// <param name="faults">Takes what cannot be looked for, in sentences.</param>
    public static MemberSearchKeys Read(string insurer, MemberSearchTerms terms, MemberSetup setup, List<string> faults)
    {
        var keys = new MemberSearchKeys(insurer)
        {
            Member = Said(terms.MemberId, faults),
            Symbol = IdentifierOf("記号", terms.Symbol, faults),
            Number = IdentifierOf("番号", terms.Number, faults),
            Kana = Said(terms.KanaName, faults) is { } kana ? new KanaSearch(setup.Tables.Fold).Of(kana) : null,
            Kanji = Said(terms.KanjiName, faults) is { } kanji ? string.Concat(kanji.Where(unit => !char.IsWhiteSpace(unit))) : null,
        };
        if (keys.Symbol is not null && keys.Number is null)
        {
            faults.Add("記号だけでは検索できません。番号も入力してください。");
        }

        if (Said(terms.BirthDate, faults) is { } birth)
        {
            if (setup.Tables.Registration.Dates.Read(birth.AsSpan(), DateUse.Birth) is { IsValid: true } reading)
            {
                keys.Birth = reading.Date.ToString();
            }
            else
            {
                faults.Add("生年月日が正しくありません。");
            }
        }

        if (Said(terms.IndividualNumber, faults) is { } digits)
        {
            if (IndividualNumber.TryParse(digits, out var number, out _))
            {
                using var seal = new NumberSeal(setup.Ring);
                keys.Person = seal.PersonKeyOf(number).ToArray();
            }
            else
            {
                faults.Add("個人番号が正しくありません。12桁の数字を確かめてください。");
            }
        }

        if (faults.Count == 0 && (keys.Member ?? keys.Number ?? keys.Kana ?? keys.Kanji ?? keys.Birth) is null && keys.Person is null)
        {
            faults.Add("検索条件を1つ以上入力してください。");
        }

        return keys;
    }

    private static string? Said(string? text, List<string> faults)
    {
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        if (text.Length > FoldedText.DefaultCapacity || text.Any(unit => char.IsControl(unit) || char.IsSurrogate(unit) && !IsWhole(text)))
        {
            faults.Add("検索に使えない文字があるか、長すぎます。");
            return null;
        }

        return text.Trim();
    }

    private static bool IsWhole(string text) => text.EnumerateRunes().All(rune => rune != Rune.ReplacementChar);

    private static string? IdentifierOf(string name, string? typed, List<string> faults)
    {
        if (Said(typed, faults) is not { } text)
        {
            return null;
        }

        Span<byte> folded = stackalloc byte[IdentifierText.MaxLength];
        var length = IdentifierText.FoldWidth(Encoding.UTF8.GetBytes(text), folded);
        if (length < 0)
        {
            faults.Add($"{name}が長すぎます。");
            return null;
        }

        return Encoding.UTF8.GetString(folded[..length]);
    }

    /// <summary>Texts are ordered by code points here, so that the one after the last of all with a beginning ends with the highest code point.</summary>
    private static string? EndOf(string? beginning) => beginning is null ? null : beginning + "\U0010FFFF";
}
