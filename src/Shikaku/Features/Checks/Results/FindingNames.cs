using Shikaku.Core.Records;

namespace Shikaku.Features.Checks.Results;

/// <summary>The codes of findings as text, made once.</summary>
internal static class FindingNames
{
    private static readonly string[] Names = Enum.GetNames<FindingCode>();

    /// <summary>A code as files show it.</summary>
    public static string Of(FindingCode code) => Names[(int)code];
}
