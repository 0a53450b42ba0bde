using Shikaku.Core.Matching;

namespace Shikaku.Features.Stops;

/// <summary>The tiers of five items in five letters, in the order kanji name, kana name, birth date, sex, address.</summary>
internal static class TierLetters
{
    /// <summary>Every item exact.</summary>
    public const string AllExact = "eeeee";

    private const string Letters = "efvund";

    /// <summary>The letters of a comparison.</summary>
    public static string Of(RecordComparison comparison)
    {
        var (kanji, kana, birth, sex, address) =
            (comparison.KanjiName.Tier, comparison.KanaName.Tier, comparison.BirthDate.Tier, comparison.Sex.Tier, comparison.Address.Tier);
        return (kanji | kana | birth | sex | address) == Tier.Exact
            ? AllExact
            : string.Create(AllExact.Length, (kanji, kana, birth, sex, address), static (text, tiers) =>
            {
                text[0] = Letters[(int)tiers.kanji];
                text[1] = Letters[(int)tiers.kana];
                text[2] = Letters[(int)tiers.birth];
                text[3] = Letters[(int)tiers.sex];
                text[4] = Letters[(int)tiers.address];
            });
    }

    /// <summary>The tier that a letter stands for.</summary>
    /// <exception cref="FormatException">It stands for none.</exception>
    public static Tier Parse(char letter) =>
        Letters.IndexOf(letter, StringComparison.Ordinal) is >= 0 and var place ? (Tier)place : throw new FormatException("That letter stands for no tier.");
}
