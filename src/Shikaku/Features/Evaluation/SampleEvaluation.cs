using System.Text;
using Shikaku.Commands;
using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;

namespace Shikaku.Features.Evaluation;

/// <summary>
/// Sets the judgements of a sample against its truth. Both files are in the order of the members file, so one pass over both is enough;
/// where the identifiers part, nothing that follows would be true and the evaluation is refused.
/// </summary>
internal static class SampleEvaluation
{
    private const int MemberIdColumn = 0;
    private const int ClassColumn = 1;
    private const int ExpectedColumn = 2;
    private const int WrongNumberColumn = 3;
    private const int MarkColumn = 1;
    private const int StopColumn = 2;
    private const int LongestClass = 64;
    private const int MostClasses = 1000;

    private static readonly FileColumn[] TruthColumns =
    [
        new(MemberIdColumn, "member_id", "加入者識別", IsRequired: true),
        new(ClassColumn, "class", "区分", IsRequired: true),
        new(ExpectedColumn, "expected", "期待", IsRequired: true),
        new(WrongNumberColumn, "wrong_number", "番号誤り", IsRequired: false),
    ];

    private static readonly FileColumn[] JudgementColumns =
    [
        new(MemberIdColumn, "member_id", "加入者識別", IsRequired: true),
        new(MarkColumn, "mark", "判定", IsRequired: true),
        new(StopColumn, "stop", "閲覧停止", IsRequired: true),
    ];

    private static readonly byte[][] Expectations = Encode(["agree", "disagree", "review"]);
    private static readonly byte[][] Marks = Encode(JudgementWriter.MarkTexts);
    private static readonly byte[][] Stops = Encode(JudgementWriter.StopTexts);

    /// <summary>Evaluates a sample.</summary>
    /// <param name="truthPath">truth.csv of <c>shikaku sample</c>.</param>
    /// <param name="judgementsPath">judgements.csv of <c>shikaku check</c>.</param>
    /// <param name="faults">Takes the rows that cannot be read.</param>
    /// <param name="advance">Told of the bytes read since the last call.</param>
    /// <param name="cancellation">Stops the work.</param>
    /// <exception cref="UnusableInputException">A file is unusable, or the rows of the two do not belong together.</exception>
    public static SampleResult Run(string truthPath, string judgementsPath, RowFaults faults, Action<long> advance, CancellationToken cancellation)
    {
        using var truth = new CsvRows(truthPath, TruthColumns, faults);
        using var judgements = new CsvRows(judgementsPath, JudgementColumns, faults);
        var result = new SampleResult();
        var classes = new Dictionary<string, string>(StringComparer.Ordinal).GetAlternateLookup<ReadOnlySpan<char>>();
        var told = 0L;
        while (true)
        {
            cancellation.ThrowIfCancellationRequested();
            if (truth.BytesRead + judgements.BytesRead is var read && read > told)
            {
                advance(read - told);
                told = read;
            }

            var hasTruth = truth.TryRead();
            if (hasTruth != judgements.TryRead())
            {
                var shorter = hasTruth ? judgementsPath : truthPath;
                throw new UnusableInputException($"行の数が一致しません。{shorter} が先に終わりました。同じ加入者情報から作った truth.csv と judgements.csv を指定してください。");
            }

            if (!hasTruth)
            {
                return result;
            }

            AddRow(result, truth, judgements, classes);
        }
    }

    private static void AddRow(
        SampleResult result,
        CsvRows truth,
        CsvRows judgements,
        Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> classes)
    {
        if (!truth.IsReadable || !judgements.IsReadable)
        {
            return;
        }

        if (!truth[MemberIdColumn].SequenceEqual(judgements[MemberIdColumn]))
        {
            throw new UnusableInputException(
                $"{truth.Path} の{truth.Line}行目と {judgements.Path} の{judgements.Line}行目の加入者識別が一致しません。"
                + "同じ加入者情報から作った truth.csv と judgements.csv を、行の順を変えずに指定してください。");
        }

        var expected = Find(Expectations, truth[ExpectedColumn]);
        var mark = Find(Marks, judgements[MarkColumn]);
        var stop = Find(Stops, judgements[StopColumn]);
        if (expected < 0)
        {
            truth.Refuse("expectedが agree, disagree, review のどれでもありません");
        }
        else if (truth[ClassColumn].Length is 0 or > LongestClass)
        {
            truth.Refuse("classが空か、長すぎます");
        }
        else if (mark < 0)
        {
            judgements.Refuse("markが ○ △ ▲ × － のどれでもありません");
        }
        else if (stop < 0)
        {
            judgements.Refuse("stopが none, medical, all のどれでもありません");
        }
        else
        {
            result.Add(NameOf(truth, classes), (ExpectedOutcome)expected, (Mark)mark, (Stop)stop);
        }
    }

    private static string NameOf(CsvRows truth, Dictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> classes)
    {
        Span<char> characters = stackalloc char[LongestClass];
        var name = characters[..Encoding.UTF8.GetChars(truth[ClassColumn], characters)];
        if (classes.TryGetValue(name, out var known))
        {
            return known;
        }

        if (classes.Dictionary.Count == MostClasses)
        {
            throw new UnusableInputException($"{truth.Path}: {truth.Line}行目: classの種類が{MostClasses}を超えました。truth.csv を指定してください。");
        }

        var added = name.ToString();
        classes[name] = added;
        return added;
    }

    private static int Find(byte[][] texts, ReadOnlySpan<byte> text)
    {
        for (var i = 0; i < texts.Length; i++)
        {
            if (text.SequenceEqual(texts[i]))
            {
                return i;
            }
        }

        return -1;
    }

    private static byte[][] Encode(string[] texts) => Array.ConvertAll(texts, Encoding.UTF8.GetBytes);
}
