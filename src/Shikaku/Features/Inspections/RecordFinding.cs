using Shikaku.Features.Audit;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Inspections;

/// <summary>What a person found about a record of a campaign. Immutable; on record as versions, taken back by closing the last one.</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="MemberId">member_id, 加入者識別.</param>
/// <param name="Qualification">Which qualification.</param>
/// <param name="Person">The person whose number was asked about.</param>
/// <param name="ResultId">The comparison that was looked at; a newer one makes "the member's own" void. Null if nothing was compared.</param>
/// <param name="Kind">What was found.</param>
/// <param name="Evidence">What shows it.</param>
/// <param name="FoundBy">Who found it.</param>
/// <param name="SecondedBy">The second person, where one is needed; null before.</param>
internal sealed record RecordFinding(
    string Insurer, Guid Campaign, string MemberId, QualificationReference Qualification, PersonKey Person, Guid? ResultId, FindingKind Kind, string Evidence,
    Actor FoundBy, Actor? SecondedBy = null)
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new(
        "inspections.finding", "insurer_number",
        "insurer_number", "campaign_id", "member_id", "member_key", "acquired_on", "person_key", "result_id", "kind", "evidence", "found_by", "seconded_by");

    /// <summary>What stands in <see cref="Table"/>.</summary>
    public object?[] ToValues() =>
    [
        Insurer, Campaign, MemberId, Qualification.MemberKey, Qualification.AcquiredOn, Person.ToArray(), ResultId, Kind.ToString(), Evidence, FoundBy.ToString(),
        SecondedBy?.ToString(),
    ];

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Campaign} {Kind}";
}
