using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Results;

/// <summary>Writes lines of judgements.csv (product.md §5) and counts them.</summary>
internal sealed class JudgementWriter
{
    /// <summary>The columns of judgements.csv.</summary>
    public static readonly string[] Columns = ["line", "insurer_number", "member_id", "mark", "stop", "kanji", "kana", "birth", "sex", "address", "reasons"];

    /// <summary>The marks as files show them, by <see cref="Mark"/>.</summary>
    public static readonly string[] MarkTexts = [.. Enum.GetValues<Mark>().Select(MarkSigns.Of)];

    /// <summary>The stops as files show them, by <see cref="Stop"/>.</summary>
    public static readonly string[] StopTexts = ["none", "medical", "all"];

    /// <summary>The tiers as files show them, by <see cref="Tier"/>.</summary>
    public static readonly string[] TierTexts = ["exact", "fold", "variant", "undetermined", "near", "different"];

    private static readonly byte[][] MarkBytes = Array.ConvertAll(MarkTexts, Encoding.UTF8.GetBytes);
    private static readonly byte[][] StopBytes = Array.ConvertAll(StopTexts, Encoding.UTF8.GetBytes);
    private static readonly byte[][] TierBytes = Array.ConvertAll(TierTexts, Encoding.UTF8.GetBytes);

    private readonly CheckCounts _counts;
    private readonly Verdict _allAgree;
    private readonly byte[] _restOfEqual;
    private readonly byte[] _maskedMemberId = new byte[IndividualNumber.Length];

    /// <summary>Makes a writer.</summary>
    /// <param name="counts">Counts what is written.</param>
    /// <param name="allAgree">The verdict on five items that agree.</param>
    public JudgementWriter(CheckCounts counts, Verdict allAgree)
    {
        _counts = counts;
        _allAgree = allAgree;
        var tiers = string.Concat(Enumerable.Repeat("," + TierTexts[(int)Tier.Exact], CheckCounts.Items));
        _restOfEqual = Encoding.UTF8.GetBytes($",{MarkTexts[(int)allAgree.Mark]},{StopTexts[(int)allAgree.Stop]}{tiers},\n");
    }

    /// <summary>Writes the judgement of a member whose five items are byte for byte those of the resident: nearly every line.</summary>
    public void WriteEqual(CsvWriter output, long line, ReadOnlySpan<byte> insurer, ReadOnlySpan<byte> memberId)
    {
        output.Field(line);
        output.Field(insurer);
        output.Field(MemberIdText.Of(memberId, _maskedMemberId));
        output.RestOfRecord(_restOfEqual);
        _counts.Add(_allAgree.Mark, _allAgree.Stop);
        for (var item = 0; item < CheckCounts.Items; item++)
        {
            _counts.Add(item, Tier.Exact);
        }
    }

    /// <summary>Writes the judgement of a comparison.</summary>
    public void WriteCompared(
        CsvWriter output, long line, ReadOnlySpan<byte> insurer, ReadOnlySpan<byte> memberId, Verdict verdict, RecordComparison comparison, ReadOnlySpan<byte> reasons)
    {
        WriteStart(output, line, insurer, memberId, verdict.Mark, verdict.Stop);
        WriteTier(output, 0, comparison.KanjiName.Tier);
        WriteTier(output, 1, comparison.KanaName.Tier);
        WriteTier(output, 2, comparison.BirthDate.Tier);
        WriteTier(output, 3, comparison.Sex.Tier);
        WriteTier(output, 4, comparison.Address.Tier);
        output.Field(reasons);
        output.EndRecord();
    }

    /// <summary>Writes the line of a row that was not compared: mark －, everything stopped, no tiers.</summary>
    public void WriteNotCompared(CsvWriter output, long line, ReadOnlySpan<byte> insurer, ReadOnlySpan<byte> memberId, ReadOnlySpan<string> reasons)
    {
        WriteStart(output, line, insurer, memberId, Mark.NotCompared, Stop.All);
        for (var item = 0; item < CheckCounts.Items; item++)
        {
            output.Field(default(ReadOnlySpan<byte>));
        }

        output.JoinedField(reasons, ';');
        output.EndRecord();
    }

    /// <summary>Writes the columns up to the stop.</summary>
    public void WriteStart(CsvWriter output, long line, ReadOnlySpan<byte> insurer, ReadOnlySpan<byte> memberId, Mark mark, Stop stop)
    {
        output.Field(line);
        output.Field(insurer);
        output.Field(MemberIdText.Of(memberId, _maskedMemberId));
        output.Field(MarkBytes[(int)mark]);
        output.Field(StopBytes[(int)stop]);
        _counts.Add(mark, stop);
    }

    /// <summary>Writes the tier of an item.</summary>
    public void WriteTier(CsvWriter output, int item, Tier tier)
    {
        output.Field(TierBytes[(int)tier]);
        _counts.Add(item, tier);
    }
}
