using Npgsql;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Stops;

namespace Shikaku.Features.Inspections;

/// <summary>An inspection of all records of an insurer that were obtained in one way. Immutable; on record as versions.</summary>
internal sealed record Campaign
{
    /// <summary>The table that holds them.</summary>
    public static AuditedTable Table { get; } = new(
        "inspections.campaign", "insurer_number",
        "insurer_number", "campaign_id", "kind", "state", "scope", "run_id", "target_count", "cause_kind", "cause", "origin_member_id", "origin_member_key",
        "origin_acquired_on", "origin_result_id", "started_by", "started_at");

    /// <summary>The columns that <see cref="Read"/> takes.</summary>
    public static string Columns { get; } = string.Join(", ", Table.Columns.Prepend("version_id").Select(column => "campaign." + column));

    /// <summary>保険者番号.</summary>
    public required string Insurer { get; init; }

    /// <summary>Names it in all its versions.</summary>
    public required Guid Id { get; init; }

    /// <summary>Why.</summary>
    public required CampaignKind Kind { get; init; }

    /// <summary>How far it is.</summary>
    public required CampaignState State { get; init; }

    /// <summary>Over which records.</summary>
    public required CheckScope Scope { get; init; }

    /// <summary>The check run that asks about them.</summary>
    public required Guid RunId { get; init; }

    /// <summary>How many they are.</summary>
    public required long Target { get; init; }

    /// <summary>How the wrong numbers came about; null while nobody has said.</summary>
    public CauseKind? CauseKind { get; init; }

    /// <summary>The same in words.</summary>
    public string? Cause { get; init; }

    /// <summary>The wrong number that opened it; null for 過去登録分の点検.</summary>
    public CampaignOrigin? Origin { get; init; }

    /// <summary>Who started it.</summary>
    public required Actor StartedBy { get; init; }

    /// <summary>When.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>What stands in <see cref="Table"/>.</summary>
    public object?[] ToValues() =>
    [
        Insurer, Id, Kind.ToString(), State.ToString(), Scope.ToJson(), RunId, Target, CauseKind?.ToString(), Cause, Origin?.MemberId, Origin?.Qualification.MemberKey,
        Origin?.Qualification.AcquiredOn, Origin?.ResultId, StartedBy.ToString(), StartedAt.UtcDateTime,
    ];

    /// <summary>Reads a version.</summary>
    /// <param name="row">A row that begins with <see cref="Columns"/>.</param>
    public static (Guid Version, Campaign Content) Read(NpgsqlDataReader row)
    {
        string? OptionalText(int place) => row.IsDBNull(place) ? null : row.GetString(place);
        return (row.GetGuid(0), new Campaign
        {
            Insurer = row.GetString(1),
            Id = row.GetGuid(2),
            Kind = Enum.Parse<CampaignKind>(row.GetString(3)),
            State = Enum.Parse<CampaignState>(row.GetString(4)),
            Scope = CheckScope.Parse(row.GetString(5)),
            RunId = row.GetGuid(6),
            Target = row.GetInt64(7),
            CauseKind = OptionalText(8) is { } cause ? Enum.Parse<CauseKind>(cause) : null,
            Cause = OptionalText(9),
            Origin = row.IsDBNull(11) ? null : new CampaignOrigin(row.GetString(10), new QualificationReference(row.GetGuid(11), row.GetFieldValue<DateOnly>(12)), row.GetGuid(13)),
            StartedBy = Actor.Parse(row.GetString(14)),
            StartedAt = row.GetFieldValue<DateTimeOffset>(15),
        });
    }

    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Id} {State}";
}
