using Npgsql;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Inspections;

/// <summary>What is reported to the 支払基金 and the 都道府県等本庁 when a campaign is closed: the figures as they were then. A further find makes a further report.</summary>
/// <param name="Insurer">保険者番号.</param>
/// <param name="Campaign">The campaign.</param>
/// <param name="Number">Which report of the campaign, from 1.</param>
/// <param name="MadeBy">Who closed the campaign.</param>
/// <param name="Counts">The counters.</param>
/// <param name="CauseKind">The sort of cause; null if no number was wrong.</param>
/// <param name="Cause">The cause in words.</param>
/// <param name="Prevention">再発防止策.</param>
internal sealed record CampaignReport(
    string Insurer, Guid Campaign, int Number, Actor MadeBy, CampaignCounts Counts, CauseKind? CauseKind, string? Cause, string? Prevention)
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new(
        "inspections.report", "insurer_number",
        "insurer_number", "campaign_id", "number", "made_by", "target", "asked", "agreed", "same_person", "wrong", "corrected", "cause_kind", "cause", "prevention");

    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public static string Columns { get; } = "lower(recorded), " + string.Join(", ", Table.Columns);

    /// <summary>When it was made.</summary>
    public DateTimeOffset MadeAt { get; init; }

    /// <summary>What stands in <see cref="Table"/>.</summary>
    public object?[] ToValues() =>
    [
        Insurer, Campaign, Number, MadeBy.ToString(), Counts.Target, Counts.Asked, Counts.Agreed, Counts.SamePerson, Counts.Wrong, Counts.Corrected, CauseKind?.ToString(), Cause,
        Prevention,
    ];

    /// <summary>Reads a report.</summary>
    /// <param name="row">A row of <see cref="Columns"/>.</param>
    public static CampaignReport Read(NpgsqlDataReader row)
    {
        string? OptionalText(int place) => row.IsDBNull(place) ? null : row.GetString(place);
        var counts = new CampaignCounts(row.GetInt64(5), row.GetInt64(6), row.GetInt64(7), row.GetInt64(8), 0, row.GetInt64(9), row.GetInt64(10));
        return new CampaignReport(
            row.GetString(1), row.GetGuid(2), row.GetInt32(3), Actor.Parse(row.GetString(4)), counts, OptionalText(11) is { } kind ? Enum.Parse<CauseKind>(kind) : null,
            OptionalText(12), OptionalText(13))
        {
            MadeAt = row.GetFieldValue<DateTimeOffset>(0),
        };
    }
}
