using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>Compares pairs once more under other tables and keeps those whose tier is another (MAT-90). Not safe for use by several threads.</summary>
/// <param name="against">Compares under the other tables.</param>
internal sealed class TierChanges(PairComparer against)
{
    private readonly List<TierChange> _changes = [];
    private readonly FieldComparison _field = new();
    private readonly RecordComparison _record = new();

    /// <summary>The pairs whose tier is another, in the order of the files.</summary>
    public IReadOnlyList<TierChange> All => _changes;

    /// <summary>Pairs compared.</summary>
    public long Pairs { get; private set; }

    /// <summary>Pairs that agree now and would no longer.</summary>
    public long AgreeToDisagree => _changes.LongCount(change => change.Before.Agrees && !change.After.Agrees);

    /// <summary>Pairs that do not agree now and would.</summary>
    public long DisagreeToAgree => _changes.LongCount(change => !change.Before.Agrees && change.After.Agrees);

    /// <summary>Compares two texts again.</summary>
    public void Compare(PairField field, in PairRow row, TierAndReasons before)
    {
        against.Compare(field, row.Left, row.Right, _field);
        Add(row, before, new(_field.Tier, _field.Codes));
    }

    /// <summary>Compares two records again.</summary>
    public void Compare(in PersonText left, in PersonText right, in PairRow row, TierAndReasons before)
    {
        against.Compare(left, right, _record);
        Add(row, before, new(RecordTier.Of(_record), RecordTier.ReasonsOf(_record)));
    }

    private void Add(in PairRow row, TierAndReasons before, TierAndReasons after)
    {
        Pairs++;
        if (before.Tier != after.Tier)
        {
            _changes.Add(TierChange.Of(row, before, after));
        }
    }
}
