using Shikaku.Features.Audit;

namespace Shikaku.Features.Organisations;

/// <summary>How a welfare office (福祉事務所) comes by numbers, from a day on until a later one says otherwise.</summary>
/// <param name="Organisation">Its number (公費負担者番号).</param>
/// <param name="Type">Its type.</param>
/// <param name="From">The first day.</param>
internal sealed record WelfareOffice(string Organisation, WelfareOfficeType Type, DateOnly From)
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new("register.welfare_office", "organisation", "organisation", "office_type", "valid_from");
}
