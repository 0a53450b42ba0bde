using System.Globalization;
using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Doctor;

/// <summary>The questions that the program asks about itself at <c>shikaku doctor</c>.</summary>
internal static class SelfChecks
{
    /// <summary>Texts and what the fold F1 must make of them (MAT-11, MAT-14).</summary>
    private static readonly (string Text, string Folded)[] Folds =
    [
        ("ｶﾞｷﾞﾊﾟ", "ガギパ"),
        ("１２－３", "12-3"),
        ("やまだ　太郎", "ヤマダ 太郎"),
        ("ａｂｃ", "ABC"),
        ("神\uFA19", "神神"),
    ];

    /// <summary>Made-up pairs of a name and address, and what the comparison must make of them: each needs other tables.</summary>
    private static readonly (string KanjiName, string Address, Tier NameTier, Tier AddressTier)[] Comparisons =
    [
        ("国沢　花子", "東京都千代田区丸の内1-2-3", Tier.Exact, Tier.Exact),
        ("國澤花子", "千代田区丸の内一丁目２番３号", Tier.Variant, Tier.Variant),
        ("国沢　花●", "東京都千代田区丸の内1-2-4", Tier.Undetermined, Tier.Different),
        ("国沢　花美", "東京都千代田区丸の内1-2", Tier.Near, Tier.Near),
    ];

    /// <summary>Runs them all.</summary>
    public static IReadOnlyList<SelfCheck> Run(TableFiles files, DateOnly today) =>
    [
        Guarded("ICU（文字の国際化）", Icu),
        Guarded("Shift_JIS（CP932）", ShiftJis),
        Guarded("表記の折りたたみ", () => Fold(FoldTable.Parse(files.Read(FoldTable.FileName)))),
        Guarded("ベクトル計算", () => KernelCheck.KernelsAgree() ? null : $"ベクトル計算の結果が正しくありません。環境変数 {KernelChoice.Variable}=scalar を設定して使い、開発者に知らせてください。"),
        Guarded("照合", () => Comparison(new ComparisonTables(files.Read), today)),
        Guarded("判定方針", () => Policies(JudgementPolicies.Parse(files.Read(JudgementPolicies.FileName)), today)),
    ];

    private static SelfCheck Guarded(string name, Func<string?> check)
    {
        try
        {
            return check() is { } fault ? new(name, false, fault) : new(name, true, "正常です。");
        }
        catch (Exception failure) when (failure is UnusableInputException or InvalidDataException)
        {
            return new(name, false, failure.Message);
        }
    }

    private static string? Icu()
    {
        try
        {
            return CultureInfo.GetCultureInfo("ja-JP").TwoLetterISOLanguageName == "ja" ? null : "日本語の文化情報が使えません。ICUを導入してください。";
        }
        catch (CultureNotFoundException)
        {
            return "ICUがないか、DOTNET_SYSTEM_GLOBALIZATION_INVARIANT が設定されています。ICUを導入し、この設定を外してください。";
        }
    }

    private static string? ShiftJis()
    {
        const string Text = "髙﨑 ①ﾊﾟ～－";
        var cp932 = CodePagesEncodingProvider.Instance.GetEncoding(932, EncoderFallback.ExceptionFallback, DecoderFallback.ExceptionFallback);
        return cp932 is not null && cp932.GetString(cp932.GetBytes(Text)) == Text ? null : "Shift_JIS（CP932）の変換ができません。プログラムを入れ直してください。";
    }

    private static string? Fold(FoldTable table)
    {
        var text = new FoldedText(table);
        foreach (var (submitted, expected) in Folds)
        {
            text.Set(submitted);
            var folded = text.Units.ToString();
            text.Set(folded);
            if (folded != expected || text.Units.ToString() != folded)
            {
                return $"折りたたみの結果が正しくありません（{FoldTable.FileName}）。プログラムを入れ直してください。";
            }
        }

        return null;
    }

    private static string? Comparison(ComparisonTables tables, DateOnly today)
    {
        var comparer = new RecordComparer(tables, today);
        var result = new RecordComparison();
        var (name, address, _, _) = Comparisons[0];
        foreach (var pair in Comparisons)
        {
            comparer.Compare(PersonOf(pair.KanjiName, pair.Address), PersonOf(name, address), result);
            if (result.KanjiName.Tier != pair.NameTier || result.Address.Tier != pair.AddressTier)
            {
                return "照合の結果が正しくありません。プログラムを入れ直してください。";
            }
        }

        return null;
    }

    private static PersonText PersonOf(string kanjiName, string address) => new()
    {
        KanjiName = Encoding.UTF8.GetBytes(kanjiName),
        KanaName = "ｸﾆｻﾜ ﾊﾅｺ"u8,
        Address = Encoding.UTF8.GetBytes(address),
    };

    private static string? Policies(JudgementPolicies policies, DateOnly today) =>
        policies.TryFind(policies.DefaultName, today, out _) && policies.TryFindPublished(today, out _)
            ? null
            : "今日の日付で有効な判定方針がありません。コンピューターの日付を確かめてください。";
}
