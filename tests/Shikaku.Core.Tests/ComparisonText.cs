using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests;

/// <summary>A comparison as one line, such as <c>Variant K-OFFICIAL F-SPACE</c>.</summary>
internal static class ComparisonText
{
    public static string Describe(this FieldComparison comparison)
    {
        var codes = comparison.Reasons.ToArray().Select(reason => " " + ReasonCatalogue.NameOf(reason.Code));
        return comparison.Tier + string.Concat(codes);
    }
}
