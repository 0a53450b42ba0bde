namespace Shikaku.Features.Sampling;

/// <summary>How an address writes its numbers.</summary>
/// <param name="Chome">The number of the 丁目.</param>
/// <param name="Numbers">The numbers after it.</param>
/// <param name="HasChomeWord">Whether 丁目 is written out.</param>
/// <param name="Separator">What stands between the numbers; empty where 番, 番地 and 号 are written out.</param>
internal sealed record AddressStyle(NumberScript Chome, NumberScript Numbers, bool HasChomeWord, string Separator)
{
    /// <summary>一丁目２番３号, １２番地３: as the resident registry writes them.</summary>
    public static readonly AddressStyle Registered = new(NumberScript.Kanji, NumberScript.Wide, true, "");

    /// <summary>1-2-3.</summary>
    public static readonly AddressStyle Hyphens = new(NumberScript.Narrow, NumberScript.Narrow, false, "-");

    /// <summary>一丁目二番三号; not after a town that ends in a numeral.</summary>
    public static readonly AddressStyle Kanji = new(NumberScript.Kanji, NumberScript.Kanji, true, "");

    /// <summary>The notations of insurers, as often as each is listed.</summary>
    public static readonly AddressStyle[] Others =
    [
        Hyphens,
        Hyphens,
        Hyphens,
        new(NumberScript.Wide, NumberScript.Wide, false, "－"),
        new(NumberScript.Wide, NumberScript.Wide, false, "‐"),
        new(NumberScript.Wide, NumberScript.Wide, false, "ー"),
        new(NumberScript.Wide, NumberScript.Wide, true, ""),
        new(NumberScript.Wide, NumberScript.Wide, true, "－"),
        new(NumberScript.Narrow, NumberScript.Narrow, true, "-"),
        new(NumberScript.Kanji, NumberScript.Narrow, true, "-"),
        new(NumberScript.Kanji, NumberScript.Narrow, true, ""),
        new(NumberScript.Narrow, NumberScript.Narrow, false, "の"),
        Kanji,
    ];
}
