using System.Numerics;

namespace Shikaku.Core.Matching;

/// <summary>A set of reason codes as bits: asked once per field and record, so it neither searches nor allocates. The default value is the empty set.</summary>
public readonly record struct ReasonSet
{
    private readonly ulong _low;
    private readonly ulong _high;

    private ReasonSet(ulong low, ulong high)
    {
        _low = low;
        _high = high;
    }

    /// <summary>Whether no code is in the set.</summary>
    public bool IsEmpty => (_low | _high) == 0;

    /// <summary>Number of codes in the set.</summary>
    public int Count => BitOperations.PopCount(_low) + BitOperations.PopCount(_high);

    /// <summary>This set with one code more.</summary>
    public ReasonSet With(ReasonCode code)
    {
        var bit = 1UL << ((int)code & 63);
        return (int)code < 64 ? new(_low | bit, _high) : new(_low, _high | bit);
    }

    /// <summary>This set with one code less.</summary>
    public ReasonSet Without(ReasonCode code)
    {
        var bit = 1UL << ((int)code & 63);
        return (int)code < 64 ? new(_low & ~bit, _high) : new(_low, _high & ~bit);
    }

    /// <summary>The codes of either set.</summary>
    public ReasonSet With(ReasonSet other) => new(_low | other._low, _high | other._high);

    /// <summary>This set without the code that stands first in the catalogue.</summary>
    public ReasonSet WithoutFirst() => _low != 0 ? new(_low & (_low - 1), _high) : new(_low, _high & unchecked(_high - 1));

    /// <summary>The code that stands first in the catalogue. The set must not be empty.</summary>
    public ReasonCode First => (ReasonCode)(_low != 0 ? BitOperations.TrailingZeroCount(_low) : 64 + BitOperations.TrailingZeroCount(_high));

    /// <summary>Whether a code is in the set.</summary>
    public bool Contains(ReasonCode code) => (((int)code < 64 ? _low : _high) >> ((int)code & 63) & 1) != 0;

    /// <summary>Whether the two sets share a code.</summary>
    public bool Overlaps(ReasonSet other) => ((_low & other._low) | (_high & other._high)) != 0;
}
