using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>Five items as one: what a pair of records counts as (MAT-95).</summary>
internal static class RecordTier
{
    /// <summary>A record is as good as its worst item; a name that is blank on one side follows the other name (CHK-21).</summary>
    public static Tier Of(RecordComparison record)
    {
        var kanjiName = record.KanjiName.Tier;
        var kanaName = record.KanaName.Tier;
        var kanjiIsBlank = record.KanjiName.Has(ReasonCode.UndeterminedBlank);
        var kanaIsBlank = record.KanaName.Has(ReasonCode.UndeterminedBlank);
        var worst = (Tier)Math.Max((byte)(kanjiIsBlank ? kanaName : kanjiName), (byte)(kanaIsBlank ? kanjiName : kanaName));
        foreach (var item in (ReadOnlySpan<FieldComparison>)[record.BirthDate, record.Sex, record.Address])
        {
            worst = item.Tier > worst ? item.Tier : worst;
        }

        return worst;
    }

    /// <summary>The reasons of every item.</summary>
    public static ReasonSet ReasonsOf(RecordComparison record) => record.KanjiName.Codes
        .With(record.KanaName.Codes)
        .With(record.BirthDate.Codes)
        .With(record.Sex.Codes)
        .With(record.Address.Codes);
}
