namespace Shikaku.Features.Residents.Simulation;

/// <summary>Which lines of a request a piece answers.</summary>
internal enum LineChoice : byte
{
    /// <summary>All.</summary>
    All,

    /// <summary>Those with an even number.</summary>
    Even,

    /// <summary>Those with an odd number.</summary>
    Odd,

    /// <summary>None: the piece is no reply at all.</summary>
    Garbage,
}
