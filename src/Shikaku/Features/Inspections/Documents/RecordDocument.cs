namespace Shikaku.Features.Inspections.Documents;

/// <summary>A record of a campaign, for systems.</summary>
/// <param name="MemberId">member_id, 加入者識別.</param>
/// <param name="MemberKey">The member's key.</param>
/// <param name="AcquiredOn">資格取得年月日.</param>
/// <param name="State">Undecided, Proposed, Wrong, Corrected, SamePerson, Waiting or Agreed.</param>
/// <param name="Finding">Wrong or SamePerson; null if nobody found anything.</param>
public sealed record RecordDocument(string MemberId, Guid MemberKey, DateOnly AcquiredOn, string State, string? Finding)
{
    /// <summary>The document of a record.</summary>
    internal static RecordDocument Of(InspectedRecord record) => new(
        record.MemberId, record.Qualification.MemberKey, record.Qualification.AcquiredOn, record.State.ToString(), record.Finding?.Kind.ToString());
}
