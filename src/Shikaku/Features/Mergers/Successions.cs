namespace Shikaku.Features.Mergers;

/// <summary>What became of municipalities, over as many changes as the lists know.</summary>
/// <param name="places">The municipalities of today.</param>
/// <param name="mergers">All changes.</param>
internal sealed class Successions(PlaceNames places, IEnumerable<Merger> mergers)
{
    private readonly ILookup<(string, string), Merger> _byFormer = mergers.ToLookup(merger => (merger.Former.Prefecture, merger.Former.KeyWithoutCounty));

    /// <summary>The name under which the tables know the successor, if it is one of today's municipalities or was one later on.</summary>
    /// <param name="merger">The change.</param>
    /// <param name="fault">Otherwise why there is none: M05 or M06.</param>
    public PlaceName? Resolve(Merger merger, out MergerCode fault)
    {
        var later = After(merger.Present, merger.EffectiveOn).Select(next => next.Former).Where(name => name.Key != merger.Former.Key);
        var candidates = places.Find(merger.Present).Concat(later).ToList();

        // Lists write a name with and without its 郡: the whole name leads.
        var whole = candidates.Where(name => name.HasCounty).DistinctBy(name => name.Key, StringComparer.Ordinal).ToList();
        fault = candidates.Count == 0 ? MergerCode.M05 : MergerCode.M06;
        return candidates.Count == 0 || whole.Count > 1 ? null : whole.Count == 1 ? whole[0] : candidates[0];
    }

    /// <summary>Whether following a resolved successor comes back to the municipality before, or to no end.</summary>
    public bool IsCircular(Merger merger, int mostSuccessions) => LeadsTo(merger.Former, merger, mostSuccessions);

    private bool LeadsTo(PlaceName start, Merger merger, int successions)
    {
        foreach (var next in After(merger.Present, merger.EffectiveOn))
        {
            if (successions == 0 || next.Present.IsSameAs(start) || LeadsTo(start, next, successions - 1))
            {
                return true;
            }
        }

        return false;
    }

    private IEnumerable<Merger> After(PlaceName name, DateOnly day) =>
        _byFormer[(name.Prefecture, name.KeyWithoutCounty)].Where(merger => merger.EffectiveOn >= day && name.IsSameAs(merger.Former));
}
