using Shikaku.Core.Records;
using Shikaku.Outcomes;

namespace Shikaku.Features.Stops.Batches;

/// <summary>What the codes in the answers to the rows of a file mean: they are those of refusals and of findings.</summary>
internal static class BatchCodes
{
    /// <summary>The meaning, in Japanese.</summary>
    public static string MessageOf(string code) =>
        Problems.All.FirstOrDefault(problem => problem.Code == code)?.Title
        ?? (Enum.TryParse<FindingCode>(code, out var finding) ? FindingCatalogue.Of(finding).JapaneseMessage : code);
}
