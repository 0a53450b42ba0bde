namespace Shikaku.Features.Sampling;

/// <summary>How a number of an address is written.</summary>
internal enum NumberScript
{
    /// <summary>二十三.</summary>
    Kanji,

    /// <summary>２３.</summary>
    Wide,

    /// <summary>23.</summary>
    Narrow,
}
