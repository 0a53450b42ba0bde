using System.Runtime.CompilerServices;

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

    /// <summary>The codes of every reason, also of those beyond <see cref="Capacity"/>: a policy that refuses a code must see it.</summary>
    public ReasonSet Codes { get; private set; }

    /// <summary>Forgets the pair before.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Reset()
    {
        Tier = Tier.Exact;
        Codes = default;
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

        Codes = Codes.With(reason.Code);
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

    /// <summary>Whether a reason with this code was added.</summary>
    public bool Has(ReasonCode code) => Codes.Contains(code);

    /// <summary>Takes over tier and reasons of another result.</summary>
    public void CopyFrom(FieldComparison other)
    {
        Tier = other.Tier;
        Codes = other.Codes;
        _count = other._count;
        other.Reasons.CopyTo(_reasons);
    }
}
