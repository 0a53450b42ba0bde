using Npgsql;
using Shikaku.Core.Judgement;
using Shikaku.Features.Audit;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Inspections;

/// <summary>A record of a campaign as it stands now.</summary>
internal sealed record InspectedRecord
{
    /// <summary>The columns that <see cref="Read"/> takes, of <see cref="RecordSql"/>.</summary>
    public const string Columns =
        """
        member_id, member_key, acquired_on, person_key, is_answered, state, result_id, mark, is_deleted, finding_version, kind, evidence, found_by, seconded_by
        """;

    /// <summary>member_id, 加入者識別.</summary>
    public required string MemberId { get; init; }

    /// <summary>Which qualification.</summary>
    public required QualificationReference Qualification { get; init; }

    /// <summary>The person whose number is asked about.</summary>
    public required PersonKey Person { get; init; }

    /// <summary>Whether the registry has answered.</summary>
    public required bool IsAnswered { get; init; }

    /// <summary>Where it stands.</summary>
    public required RecordState State { get; init; }

    /// <summary>The latest comparison of that number; null if there is none.</summary>
    public Guid? ResultId { get; init; }

    /// <summary>What it came to.</summary>
    public Mark? Mark { get; init; }

    /// <summary>Whether the number is taken away (番号削除).</summary>
    public bool IsDeleted { get; init; }

    /// <summary>What a person found, and the version that says so; null if nobody found anything.</summary>
    public (Guid Version, FindingKind Kind, string Evidence, Actor FoundBy, Actor? SecondedBy)? Finding { get; init; }

    /// <summary>Reads a record.</summary>
    /// <param name="row">A row that begins with <see cref="Columns"/>.</param>
    public static InspectedRecord Read(NpgsqlDataReader row) => new()
    {
        MemberId = row.GetString(0),
        Qualification = new QualificationReference(row.GetGuid(1), row.GetFieldValue<DateOnly>(2)),
        Person = new PersonKey(row.GetFieldValue<byte[]>(3)),
        IsAnswered = row.GetBoolean(4),
        State = Enum.Parse<RecordState>(row.GetString(5)),
        ResultId = row.IsDBNull(6) ? null : row.GetGuid(6),
        Mark = row.IsDBNull(7) ? null : Enum.Parse<Mark>(row.GetString(7)),
        IsDeleted = row.GetBoolean(8),
        Finding = row.IsDBNull(9)
            ? null
            : (row.GetGuid(9), Enum.Parse<FindingKind>(row.GetString(10)), row.GetString(11), Actor.Parse(row.GetString(12)), row.IsDBNull(13) ? null : Actor.Parse(row.GetString(13))),
    };

    /// <summary>Shows no member.</summary>
    public override string ToString() => State.ToString();
}
