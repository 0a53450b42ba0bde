using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Results;

/// <summary>Writes lines of judgements.csv (product.md §5) and counts them.</summary>
internal sealed class JudgementWriter(CheckCounts counts)
{
    /// <summary>The columns of judgements.csv.</summary>
    public static readonly string[] Columns = ["line", "insurer_number", "member_id", "mark", "stop", "kanji", "kana", "birth", "sex", "address", "reasons"];

    /// <summary>The marks as files show them, by <see cref="Mark"/>.</summary>
    public static readonly string[] MarkTexts = ["○", "△", "▲", "×", "－"];

    /// <summary>The stops as files show them, by <see cref="Stop"/>.</summary>
    public static readonly string[] StopTexts = ["none", "medical", "all"];

    /// <summary>The tiers as files show them, by <see cref="Tier"/>.</summary>
    public static readonly string[] TierTexts = ["exact", "fold", "variant", "undetermined", "near", "different"];

    /// <summary>Writes the judgement of a member whose five items are byte for byte those of the resident.</summary>
    public void WriteEqual(CsvWriter output, long line, ReadOnlySpan<byte> insurer, ReadOnlySpan<byte> memberId, Verdict verdict)
    {
        WriteStart(output, line, insurer, memberId, verdict.Mark, verdict.Stop);
        for (var item = 0; item < CheckCounts.Items; item++)
        {
            WriteTier(output, item, Tier.Exact);
        }

        output.Field(default(ReadOnlySpan<byte>));
        output.EndRecord();
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
        output.Field(memberId);
        output.Field(MarkTexts[(int)mark]);
        output.Field(StopTexts[(int)stop]);
        counts.Add(mark, stop);
    }

    /// <summary>Writes the tier of an item.</summary>
    public void WriteTier(CsvWriter output, int item, Tier tier)
    {
        output.Field(TierTexts[(int)tier]);
        counts.Add(item, tier);
    }
}
