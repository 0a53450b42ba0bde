using Shikaku.Core.Matching;

namespace Shikaku.Core.Names;

/// <summary>Which kana folds (F3) to apply. The default value is none.</summary>
public readonly record struct KanaFoldSet
{
    private readonly ulong _codes;

    private KanaFoldSet(ulong codes) => _codes = codes;

    /// <summary>The folds whose names still agree (MAT-45, tier variant).</summary>
    public static KanaFoldSet Variants { get; } = default(KanaFoldSet)
        .With(ReasonCode.KanaSmall)
        .With(ReasonCode.KanaYotsugana)
        .With(ReasonCode.KanaOld)
        .With(ReasonCode.KanaVu)
        .With(ReasonCode.KanaLongO)
        .With(ReasonCode.KanaBar);

    /// <summary>Whether a code is that of a kana fold.</summary>
    public static bool IsFold(ReasonCode code) =>
        Variants.Has(code) || code is ReasonCode.KanaLong or ReasonCode.KanaDakuten or ReasonCode.KanaTsu;

    /// <summary>Whether the fold is in the set.</summary>
    public bool Has(ReasonCode code) => (_codes & (1UL << (int)code)) != 0;

    /// <summary>The set with one fold more.</summary>
    public KanaFoldSet With(ReasonCode code) => new(_codes | (1UL << (int)code));

    /// <summary>The set with one fold less.</summary>
    public KanaFoldSet Without(ReasonCode code) => new(_codes & ~(1UL << (int)code));
}
