using Shikaku.Core.Addresses;

namespace Shikaku.Features.Mergers;

/// <summary>Checks the rows of a list against each other and against the reference tables.</summary>
/// <param name="places">The municipalities of today.</param>
/// <param name="known">What the reference tables have already.</param>
/// <param name="today">The present day in Japan.</param>
/// <param name="findings">Takes what is wrong.</param>
internal sealed class MergerCheck(PlaceNames places, IReadOnlyList<Merger> known, DateOnly today, List<MergerFinding> findings)
{
    private readonly Dictionary<(string, string, string, string), Merger> _seen = [];

    /// <summary>Checks all rows.</summary>
    /// <param name="rows">The rows of the list that are right by themselves.</param>
    /// <returns>The rows to take in, with the successor named as the tables name it, in the order of the list.</returns>
    public List<Merger> Run(IReadOnlyList<Merger> rows)
    {
        foreach (var row in known)
        {
            _seen.TryAdd(KeyOf(row), row);
        }

        var changes = Resolve([.. rows.Where(IsChange)]);
        var successions = new Successions(places, known.Concat(changes));
        return [.. changes.Where(row => IsFinite(row, successions) && IsNew(row)).Select(Remark)];
    }

    // A new body under the old name (新設合併), or a city that was divided into wards: the name already means the place of today.
    private bool IsChange(Merger row)
    {
        var isBorneToday = places.Find(row.Former).Any();
        if (row.Former.Key != row.Present.Key && !(isBorneToday && (row.Former.IsSameAs(row.Present) || places.IsCityOf(row.Former, row.Present))))
        {
            return true;
        }

        Add(row, MergerColumn.Name, MergerCode.M12);
        return false;
    }

    private List<Merger> Resolve(List<Merger> changes)
    {
        var successions = new Successions(places, known.Concat(changes));
        var resolved = new List<Merger>(changes.Count);
        foreach (var row in changes)
        {
            if (successions.Resolve(row, out var fault) is { } present)
            {
                resolved.Add(row with { Present = present });
            }
            else
            {
                Add(row, MergerColumn.Name, fault);
            }
        }

        return resolved;
    }

    private bool IsFinite(Merger row, Successions successions)
    {
        if (!successions.IsCircular(row, TownTable.MostSuccessions))
        {
            return true;
        }

        Add(row, MergerColumn.Name, MergerCode.M07);
        return false;
    }

    private bool IsNew(Merger row)
    {
        if (_seen.TryAdd(KeyOf(row), row))
        {
            return true;
        }

        var other = _seen[KeyOf(row)];
        var isKnown = other.Line == 0;
        if (other.EffectiveOn == row.EffectiveOn)
        {
            Add(row, MergerColumn.FormerName, isKnown ? MergerCode.M11 : MergerCode.M10);
        }
        else
        {
            Add(row, MergerColumn.EffectiveOn, isKnown ? MergerCode.M09 : MergerCode.M08);
        }

        return false;
    }

    private Merger Remark(Merger row)
    {
        if (row.EffectiveOn > today)
        {
            Add(row, MergerColumn.EffectiveOn, MergerCode.M13);
        }

        if (row.Source.Length == 0)
        {
            Add(row, MergerColumn.Source, MergerCode.M14);
        }

        if (row.Former.LacksCounty)
        {
            Add(row, MergerColumn.FormerName, MergerCode.M15);
        }

        if (places.Find(row.Former).Any())
        {
            Add(row, MergerColumn.FormerName, MergerCode.M16);
        }

        if (places.HasWards(row.Present))
        {
            Add(row, MergerColumn.Name, MergerCode.M17);
        }

        return row;
    }

    private static (string, string, string, string) KeyOf(Merger row) => (row.Former.Prefecture, row.Former.Key, row.Present.Prefecture, row.Present.Key);

    private void Add(Merger row, MergerColumn column, MergerCode code) => findings.Add(MergerFinding.Of(row.Line, column, code));
}
