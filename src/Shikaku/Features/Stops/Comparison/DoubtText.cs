using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Stops.Comparison;

/// <summary>Says why the number of a result is more or less likely to be somebody else's (CHK-33).</summary>
internal static class DoubtText
{
    private const int Kanji = 0, Kana = 1, Birth = 2, Sex = 3, Address = 4;

    /// <summary>A sentence for clerks.</summary>
    /// <param name="verdict">What the policy said.</param>
    /// <param name="tiers">The tiers of the five items, a letter each; empty if nothing was compared.</param>
    /// <param name="isNotDisclosed">Whether of the address nothing may be told but that it does not agree (CHK-50).</param>
    public static string Of(Verdict verdict, string tiers, bool isNotDisclosed)
    {
        if (verdict.Mark == Mark.NotCompared || tiers.Length == 0)
        {
            return "この番号の人は見つかりませんでした。番号そのものを確かめてください。";
        }

        Tier Of(int item) => TierLetters.Parse(tiers[item]);
        var areNamesOther = Of(Kanji) >= Tier.Near && Of(Kana) >= Tier.Near;
        return verdict.Vector switch
        {
            { BirthDate: false, KanjiName: false, KanaName: false } when areNamesOther => "高い：氏名も生年月日も違います。別の人の番号のおそれがあります。",
            { Sex: false, KanjiName: false, KanaName: false } when areNamesOther => "高い：氏名も性別も違います。別の人の番号のおそれがあります。",
            { BirthDate: false } when Of(Birth) == Tier.Undetermined => "中くらい：生年月日の一部が分からず、同じ人かどうか決められません。",
            { BirthDate: false, KanjiName: true } => "中くらい：生年月日だけが違います。入力の誤りか、別の人の番号です。",
            { BirthDate: false } => "高い：生年月日が違い、氏名も一致していません。",
            { Sex: false } when Of(Sex) == Tier.Undetermined => "低い：性別が未設定で、ほかから同じ人と思われるかを確かめてください。",
            { Sex: false } => "中くらい：性別が違います。入力の誤りか、家族など別の人の番号です。",
            { KanjiName: false, KanaName: false, Address: true } when areNamesOther => "高い：生年月日・性別・住所は同じで、氏名だけが違います。双子や家族の番号との取り違えのおそれがあります。",
            { KanjiName: false, KanaName: false } when areNamesOther => "高い：氏名が漢字もカナも違います。別の人の番号か、氏名の変更の届出漏れです。",
            { KanjiName: false, KanaName: false } => "中くらい：氏名が漢字もカナも一致していませんが、判定できない文字を含みます。",
            { KanjiName: false } when Of(Kanji) == Tier.Undetermined => "低い：漢字氏名に判定できない文字がありますが、カナ氏名は同じです。",
            { KanjiName: false } => "低い：カナ氏名は同じで、漢字氏名だけが違います。字体の違いか氏名の変更が多い例です。",
            { KanaName: false } => "低い：漢字氏名は同じで、カナ氏名だけが違います。読みの違いが多い例です。",
            { Address: false } when isNotDisclosed => "低い：住所だけが一致していません。",
            { Address: false } when Of(Address) == Tier.Undetermined => "低い：住所だけが判定できません。氏名・生年月日・性別は同じです。",
            { Address: false } => "低い：住所だけが違います。転居の届出漏れが多い例です。",
            _ => "低い：違いはありません。",
        };
    }
}
