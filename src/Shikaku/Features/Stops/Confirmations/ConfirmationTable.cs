using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>How confirmations are written to <c>stops.confirmation</c>, sealed, and read back.</summary>
internal static class ConfirmationTable
{
    /// <summary>The table, for its seals.</summary>
    public static AuditedTable Table { get; } = new(
        "stops.confirmation", "insurer_number",
        "insurer_number", "confirmation_id", "state", "member_id", "member_key", "acquired_on", "result_id", "reason_code", "evidence", "confirmed_on", "confirmed_until",
        "confirmed_by", "entered_by", "named_approver", "approved_by", "remark", "batch_id");

    /// <summary>Adds a row.</summary>
    public static string Add { get; } =
        $"""
        INSERT INTO stops.confirmation (version_id, recorded, opened_by, opened_seal, {string.Join(", ", Table.Columns)})
        VALUES ($1, tstzrange($2, NULL), $3, $4, {string.Join(", ", Table.Columns.Select((_, place) => $"${place + 5}"))})
        """;

    /// <summary>Columns to be selected for <see cref="Read"/>.</summary>
    public static string ContentColumns { get; } =
        "confirmation.version_id, lower(confirmation.recorded), " + string.Join(", ", Table.Columns.Skip(1).Select(column => "confirmation." + column));

    /// <summary>Number of <see cref="ContentColumns"/>.</summary>
    public static int ContentCount { get; } = Table.Columns.Length + 1;

    /// <summary>Seals a confirmation that a change opens.</summary>
    public static byte[] Seal(RowSeal seal, Guid version, ChangeEntry entry, string insurer, Confirmation content) =>
        Table.BeginOpening(seal, version, entry.Id, entry.MadeAt)
            .Add(insurer).Add(content.Id).Add(content.State.ToString()).Add(content.MemberId).Add(content.Qualification.MemberKey).Add(content.Qualification.AcquiredOn)
            .Add(content.ResultId).Add(content.ReasonCode).Add(content.Evidence).Add(content.ConfirmedOn).Add(content.ConfirmedUntil).Add(content.ConfirmedBy.ToString())
            .Add(content.EnteredBy.ToString()).Add(content.NamedApprover).Add(content.ApprovedBy?.ToString()).Add(content.Remark).Add(content.BatchId).Close();

    /// <summary>Fills the parameters of <see cref="Add"/>.</summary>
    public static void Fill(NpgsqlParameterCollection values, Guid version, ChangeEntry entry, byte[] openedSeal, string insurer, Confirmation content)
    {
        void Put(object? value, NpgsqlDbType type) => values.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        Put(version, NpgsqlDbType.Uuid);
        Put(entry.MadeAt, NpgsqlDbType.TimestampTz);
        Put(entry.Id, NpgsqlDbType.Uuid);
        Put(openedSeal, NpgsqlDbType.Bytea);
        Put(insurer, NpgsqlDbType.Text);
        Put(content.Id, NpgsqlDbType.Uuid);
        Put(content.State.ToString(), NpgsqlDbType.Text);
        Put(content.MemberId, NpgsqlDbType.Text);
        Put(content.Qualification.MemberKey, NpgsqlDbType.Uuid);
        Put(content.Qualification.AcquiredOn, NpgsqlDbType.Date);
        Put(content.ResultId, NpgsqlDbType.Uuid);
        Put(content.ReasonCode, NpgsqlDbType.Text);
        Put(content.Evidence, NpgsqlDbType.Text);
        Put(content.ConfirmedOn, NpgsqlDbType.Date);
        Put(content.ConfirmedUntil, NpgsqlDbType.Date);
        Put(content.ConfirmedBy.ToString(), NpgsqlDbType.Text);
        Put(content.EnteredBy.ToString(), NpgsqlDbType.Text);
        Put(content.NamedApprover, NpgsqlDbType.Text);
        Put(content.ApprovedBy?.ToString(), NpgsqlDbType.Text);
        Put(content.Remark, NpgsqlDbType.Text);
        Put(content.BatchId, NpgsqlDbType.Uuid);
    }

    /// <summary>Reads a confirmation.</summary>
    /// <param name="row">A row whose columns from <paramref name="start"/> on are <see cref="ContentColumns"/>.</param>
    /// <param name="start">Where they begin.</param>
    public static StoredConfirmation Read(NpgsqlDataReader row, int start = 0)
    {
        var place = start + 2;
        string Text() => row.GetString(place++);
        T Value<T>() => row.GetFieldValue<T>(place++);
        string? OptionalText() => row.IsDBNull(place++) ? null : row.GetString(place - 1);
        T? Optional<T>() where T : struct => row.IsDBNull(place++) ? null : row.GetFieldValue<T>(place - 1);
        var content = new Confirmation
        {
            Id = Value<Guid>(),
            State = Enum.Parse<ConfirmationState>(Text()),
            MemberId = Text(),
            Qualification = new QualificationReference(Value<Guid>(), Value<DateOnly>()),
            ResultId = Value<Guid>(),
            ReasonCode = Text(),
            Evidence = OptionalText(),
            ConfirmedOn = Value<DateOnly>(),
            ConfirmedUntil = Optional<DateOnly>(),
            ConfirmedBy = Actor.Parse(Text()),
            EnteredBy = Actor.Parse(Text()),
            NamedApprover = OptionalText(),
            ApprovedBy = OptionalText() is { } approver ? Actor.Parse(approver) : null,
            Remark = OptionalText(),
            BatchId = Optional<Guid>(),
        };
        return new StoredConfirmation(row.GetGuid(start), content, row.GetFieldValue<DateTimeOffset>(start + 1));
    }
}
