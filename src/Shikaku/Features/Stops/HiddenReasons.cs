using Shikaku.Core.Matching;

namespace Shikaku.Features.Stops;

/// <summary>Leaves out the reasons that would tell of the registry's address where it is shown to nobody (不開示該当, CHK-50).</summary>
internal static class HiddenReasons
{
    private static readonly HashSet<string> OfAddress =
    [
        .. ReasonCatalogue.All.ToArray().Select(entry => entry.Name).Where(name => name.StartsWith("A-", StringComparison.Ordinal)),
        ReasonCatalogue.NameOf(ReasonCode.UndeterminedTwo), ReasonCatalogue.NameOf(ReasonCode.UndeterminedSplit),
    ];

    /// <summary>The codes that may be shown.</summary>
    /// <param name="reasons">The codes, joined by <c>;</c>.</param>
    /// <param name="isNotDisclosed">Whether the member's address is withheld.</param>
    public static string Shown(string reasons, bool isNotDisclosed) =>
        isNotDisclosed ? string.Join(';', reasons.Split(';').Where(code => !OfAddress.Contains(code))) : reasons;
}
