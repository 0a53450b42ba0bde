namespace Shikaku.Core.Identifiers;

/// <summary>Which values of a 都道府県番号 are accepted (ID-38). Names are in <c>data/prefectures.tsv</c>.</summary>
public static class Prefecture
{
    /// <summary>The highest number of a prefecture; the lowest is 1.</summary>
    public const int Last = 47;

    /// <summary>Whether this is a prefecture.</summary>
    public static bool IsReal(int number) => number is >= 1 and <= Last;

    /// <summary>Whether this marks a made-up body (demo, tests), which production refuses: 51 to 99.</summary>
    public static bool IsMadeUp(int number) => number is >= 51 and <= 99;
}
