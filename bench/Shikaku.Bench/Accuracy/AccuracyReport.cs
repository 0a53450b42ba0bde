using System.Globalization;
using System.Text;
using Shikaku.Bench.Disagree;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Evaluation;
using Shikaku.ReferenceData;
using static Shikaku.Bench.Accuracy.MarkdownTable;

namespace Shikaku.Bench.Accuracy;

/// <summary>Writes docs/accuracy.md.</summary>
internal sealed class AccuracyReport
{
    private static readonly string[] Tiers = Array.ConvertAll(Enum.GetNames<Tier>(), name => name.ToLowerInvariant());

    private readonly StringBuilder _text = new();

    /// <summary>Starts the report.</summary>
    public AccuracyReport(DateOnly day) => _text
        .Append("# 判定の確かさ\n\n")
        .Append(CultureInfo.InvariantCulture, $"{day:yyyy-MM-dd} の数です。`bench/run accuracy` が書きます（[作り方](../bench/README.md)）。手で直さないでください。\n")
        .Append("用語と測り方は [evaluate](guide/evaluate.md)、段階を決める理由は [reasons.md](reasons.md) にあります。\n");

    /// <summary>The labelled pairs.</summary>
    public void Add(IReadOnlyList<SuiteResult> suites)
    {
        _text.Append("\n## ラベル付きの組\n")
            .Append("開発に使った組です。見たことのない組での数ではありません。合併前の市町村名は、合併の表を取り込むまで undetermined のままです。\n\n")
            .AppendHeader("suite", "組", "sameの一致率", "differentの一致", "nearの一致", "未読");
        foreach (var suite in suites)
        {
            _text.AppendRow(
                suite.Name,
                Number(suite.Rows),
                suite.RecallSame is { } recall ? recall.ToString("0.0000", CultureInfo.InvariantCulture) : "-",
                AgreeingOf(suite, PairLabel.Different),
                AgreeingOf(suite, PairLabel.Near),
                Number(suite.Unread));
        }

        foreach (var suite in suites)
        {
            _text.Append("\n### ").Append(suite.Name).Append("\n\n").AppendHeader(["label", .. Tiers]);
            foreach (var label in Enum.GetValues<PairLabel>().Where(label => suite.Total(label) > 0))
            {
                _text.AppendRow(
                    [label.ToString().ToLowerInvariant(), .. Enum.GetValues<Tier>().Select(tier => Number(suite.Count(label, tier)))]);
            }
        }
    }

    /// <summary>The generated pairs that must not agree.</summary>
    public void Add(DisagreeReport report)
    {
        _text.Append("\n## 一致してはならない組（生成）\n")
            .Append(CultureInfo.InvariantCulture, $"判定方針 {report.Policy} で {Number(report.Pairs)} 組のうち、区別できなかった組は {Number(report.Agree)} 組です。")
            .Append(CultureInfo.InvariantCulture, $"このような組を区別できない割合の95%上限は {report.Upper95:0.00E+0} です。")
            .Append("段階は、その区分で違いが現れるべき項目のものです。△は閲覧を止めず、担当者の一覧に載ります。")
            .Append("同音の別字は、参照データが結ばない字から選びます。参照データが誤って結ぶ字は、ここではなくラベル付きの組で見つかります。\n\n")
            .AppendHeader(["区分", "組", "区別できない", "△", .. Tiers]);
        for (var kind = 0; kind < report.Classes.Length; kind++)
        {
            var count = report.Classes[kind];
            _text.AppendRow(
                [DisagreeReport.NameOf(kind), Number(count.Pairs), Number(count.Agree), Number(count.Minor), .. count.Tiers.Select(Number)]);
        }
    }

    /// <summary>The samples with truth.</summary>
    public void Add(IReadOnlyList<SampleAccuracy> samples)
    {
        _text.Append("\n## 見本（真値つき）\n")
            .Append("`shikaku sample` の加入者を `shikaku check` で判定した数です。")
            .Append("雑音は判定と同じ参照データから作るので、参照データにない異表記は含みません。")
            .Append("「1億6千万件では」は、見本の雑音の割合がそのまま続くとした数で、実際の登録の誤りの割合ではありません。\n\n")
            .AppendHeader(["", .. samples.Select(sample => sample.Noise)]);
        AddRow("件数", samples, sample => Number(sample.Result.Rows));
        AddRow("誤って同一とした件数（期待 disagree で○）", samples, sample => Number(sample.Result.FalseSame));
        AddRow("その割合の95%上限", samples, sample => Share(sample.Result.FalseSameUpper95));
        AddRow("誤って止めた件数（期待 agree で閲覧停止、または○△以外）", samples, sample => Number(sample.Result.FalseDifferent));
        AddRow("その割合の95%上限", samples, sample => Share(sample.Result.FalseDifferentUpper95));
        AddRow("期待 agree のうち○の割合", samples, sample => Share(sample.AgreeRecall));
        AddRow("期待 review で○の件数", samples, sample => Number(sample.ReviewPassed));
        AddRow("全体の○の割合", samples, sample => Share(sample.Result.AgreeShare));
        AddRow("undetermined の項目がある割合", samples, sample => Share((double)sample.Undetermined / sample.Result.Rows));
        AddRow("1億6千万件では: △▲×の件数", samples, sample => Number(sample.InRegister(sample.Queue)));
        AddRow("1億6千万件では: うち本人なのに表記の違いで載る件数", samples, sample => Number(sample.InRegister(sample.NeedlessQueue)));
        AddRow("1億6千万件では: －（照会で見つからない）", samples, sample => Number(sample.InRegister(sample.Result.Marked(Mark.NotCompared))));
        foreach (var sample in samples)
        {
            _text.Append("\n### ").Append(sample.Noise).Append("\n\n").AppendHeader(["class", "期待", .. JudgementWriter.MarkTexts]);
            foreach (var (name, marks) in sample.Result.Classes)
            {
                _text.AppendRow([name, SampleAccuracy.ExpectedOf(name), .. marks.Select(Number)]);
            }
        }
    }

    /// <summary>The versions of the tables.</summary>
    public void Add(IReadOnlyList<TableEntry> tables)
    {
        _text.Append("\n## 参照データの版\n\n| ファイル | 版 | SHA-256 |\n|---|---|---|\n");
        foreach (var table in tables)
        {
            _text.AppendRow(table.File, table.Version, table.Sha256[..16]);
        }
    }

    /// <summary>The report as Markdown.</summary>
    public override string ToString() => _text.ToString();

    private static string AgreeingOf(SuiteResult suite, PairLabel label) =>
        suite.Total(label) == 0 ? "-" : $"{Number(suite.Agreeing(label))} / {Number(suite.Total(label))}";

    private void AddRow(string caption, IReadOnlyList<SampleAccuracy> samples, Func<SampleAccuracy, string> value) =>
        _text.AppendRow([caption, .. samples.Select(value)]);
}
