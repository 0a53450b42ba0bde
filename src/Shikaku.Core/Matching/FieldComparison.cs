namespace Shikaku.Core.Matching;

/// <summary>
/// The result of comparing one field: its tier and the reasons for it. Made once per worker and filled again for each pair,
/// so that a comparison allocates nothing. Not safe for use by several threads.
/// </summary>
public sealed class FieldComparison
{
    /// <summary>At most this many reasons are kept; the tier counts further ones all the same.</summary>
    public const int Capacity = 16;

    private readonly Reason[] _reasons = new Reason[Capacity];
    private int _count;

    /// <summary>The worst tier that a reason so far asks for; <see cref="Tier.Exact"/> while there is none.</summary>
    public Tier Tier { get; private set; }

    /// <summary>The reasons in the order in which they were found; empty if and only if the texts are exact.</summary>
    public ReadOnlySpan<Reason> Reasons => _reasons.AsSpan(0, _count);

    /// <summary>Forgets the pair before.</summary>
    public void Reset()
    {
        Tier = Tier.Exact;
        _count = 0;
    }

    /// <summary>Adds a reason and lowers the tier to that of its code.</summary>
    public void Add(in Reason reason)
    {
        var tier = ReasonCatalogue.TierOf(reason.Code);
        if (tier > Tier)
        {
            Tier = tier;
        }

        if (_count < Capacity)
        {
            _reasons[_count++] = reason;
        }
        else if (tier > ReasonCatalogue.TierOf(_reasons[Capacity - 1].Code))
        {
            // The reason that decides the tier must be readable even after sixteen harmless ones.
            _reasons[Capacity - 1] = reason;
        }
    }

    /// <summary>Adds a reason without positions.</summary>
    public void Add(ReasonCode code) => Add(new Reason(code, default, default));

    /// <summary>Whether a reason with this code was added and kept.</summary>
    public bool Has(ReasonCode code)
    {
        foreach (ref readonly var reason in Reasons)
        {
            if (reason.Code == code)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>Takes over tier and reasons of another result.</summary>
    public void CopyFrom(FieldComparison other)
    {
        Tier = other.Tier;
        _count = other._count;
        other.Reasons.CopyTo(_reasons);
    }
}
