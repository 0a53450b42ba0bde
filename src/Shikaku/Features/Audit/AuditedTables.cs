using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Checks.Schedules;
using Shikaku.Features.Inspections;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Vendors;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Audit;

/// <summary>The audited tables of the register. A table that is not in this list is not examined; a test holds the list against the schema.</summary>
internal static class AuditedTables
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<AuditedTable> All { get; } =
    [
        Organisation.Table, InsurerVendor.Table, WelfareOffice.Table, QualificationTable.Table, MissingEntryTable.Table, StandingTable.Table, ConfirmationTable.Table,
        CheckSchedule.Table, Campaign.Table, RecordFinding.Table, CampaignReport.Table, User.Table, ApiKey.Table,
    ];
}
