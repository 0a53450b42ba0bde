using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>A finding about one notice; it has no line.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Column">The column.</param>
internal sealed record NoticeFinding(FindingCode Code, MemberColumn Column)
{
    /// <summary>Whether the notice is refused for it.</summary>
    public bool IsError => FindingCatalogue.Of(Code).Severity == Severity.Error;
}
