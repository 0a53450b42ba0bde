namespace Shikaku.Features.Evaluation;

/// <summary>What the maker of a pair says of it (MAT-95).</summary>
internal enum PairLabel
{
    /// <summary>One value in two notations.</summary>
    Same,

    /// <summary>Two values: must never agree.</summary>
    Different,

    /// <summary>One word in variant kanji.</summary>
    Variant,

    /// <summary>Must never be accepted by the program alone.</summary>
    Near,

    /// <summary>Several readings are possible: a person must look.</summary>
    Ambiguous,
}
