using Shikaku.Core.Records;

namespace Shikaku.Features.Members.Documents;

/// <summary>A finding about a notice, for systems.</summary>
/// <param name="Code">Its code.</param>
/// <param name="Column">The column, as the members file names it.</param>
/// <param name="Severity">error or warning.</param>
/// <param name="Message">The sentence for a clerk.</param>
internal sealed record FindingDocument(string Code, string Column, string Severity, string Message)
{
    /// <summary>The document of a finding.</summary>
    public static FindingDocument Of(NoticeFinding finding)
    {
        var entry = FindingCatalogue.Of(finding.Code);
        return new(entry.Code.ToString(), MemberColumns.NameOf(finding.Column), DocumentText.NameOf(entry.Severity), entry.JapaneseMessage);
    }
}
