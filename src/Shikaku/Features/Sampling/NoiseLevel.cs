namespace Shikaku.Features.Sampling;

/// <summary>How much noise a sample has.</summary>
internal enum NoiseLevel
{
    /// <summary>None at all.</summary>
    None,

    /// <summary>About what the real register showed: 0.9 % differences in name or address, 0.002 % wrong numbers.</summary>
    Realistic,

    /// <summary>30 %, over all classes.</summary>
    Heavy,
}
