using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Judgement;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Stops;

/// <summary>How standings are written to <c>stops.standing</c>, sealed, and read back.</summary>
internal static class StandingTable
{
    /// <summary>The table, for its seals.</summary>
    public static AuditedTable Table { get; } = new(
        "stops.standing", "insurer_number",
        "insurer_number", "member_id", "member_key", "acquired_on", "result_id", "run_id", "asked_at", "compared_version", "person_key", "member_digest", "resident_digest",
        "policy", "tables", "state", "mark", "vector", "judged_stop", "tiers", "reasons", "work_rank", "doubt", "stop", "qualification_stopped_on", "medical_stopped_on",
        "confirmation_id", "confirmed_until", "resident_name_kanji", "resident_name_kana", "resident_former_name", "resident_alias_name", "resident_birth_date", "resident_sex",
        "resident_address");

    /// <summary>Columns of a row to be added, in the order in which <see cref="WriteAsync"/> writes them.</summary>
    public static string Columns { get; } = $"version_id, recorded, opened_by, opened_seal, {string.Join(", ", Table.Columns)}";

    /// <summary>Columns to be selected for <see cref="Read"/>.</summary>
    /// <param name="alias">The name of the table in the statement.</param>
    public static string ContentColumns(string alias) => string.Join(", ", Table.Columns.Prepend("version_id").Select(column => $"{alias}.{column}"));

    /// <summary>Seals a standing that a change opens.</summary>
    public static byte[] Seal(RowSeal seal, Guid version, ChangeEntry entry, string insurer, Standing content)
    {
        var resident = content.Resident;
        return Table.BeginOpening(seal, version, entry.Id, entry.MadeAt)
            .Add(insurer).Add(content.MemberId).Add(content.Qualification.MemberKey).Add(content.Qualification.AcquiredOn).Add(content.ResultId).Add(content.RunId)
            .Add(content.AskedAt).Add(content.ComparedVersion).Add(content.Person.ToArray()).Add(content.MemberDigest).Add(content.ResidentDigest)
            .Add(content.Policy).Add(content.Tables).Add(content.State.ToString()).Add(content.Verdict.Mark.ToString()).Add((long)content.Verdict.Vector.Bits)
            .Add(content.Verdict.Stop.ToString()).Add(content.Tiers).Add(content.Reasons).Add((long)RankOf(content)).Add((long)content.Doubt).Add(content.Stop.ToString())
            .Add(content.QualificationStoppedOn).Add(content.MedicalStoppedOn).Add(content.ConfirmationId).Add(content.ConfirmedUntil)
            .Add(resident?.KanjiName).Add(resident?.KanaName).Add(resident?.FormerName).Add(resident?.AliasName).Add(resident?.BirthDate).Add(resident?.Sex)
            .Add(resident?.Address).Close();
    }

    /// <summary>Writes a standing to a bulk load of <see cref="Columns"/>.</summary>
    public static async Task WriteAsync(
        NpgsqlBinaryImporter rows, Guid version, ChangeEntry entry, byte[] openedSeal, string insurer, Standing content, CancellationToken cancellation)
    {
        await rows.StartRowAsync(cancellation);
        await rows.WriteAsync(version, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(new NpgsqlRange<DateTimeOffset>(entry.MadeAt, true, false, default, false, true), NpgsqlDbType.TimestampTzRange, cancellation);
        await rows.WriteAsync(entry.Id, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(openedSeal, NpgsqlDbType.Bytea, cancellation);
        await rows.WriteAsync(insurer, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.MemberId, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.Qualification.MemberKey, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(content.Qualification.AcquiredOn, NpgsqlDbType.Date, cancellation);
        await rows.WriteAsync(content.ResultId, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(content.RunId, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(content.AskedAt, NpgsqlDbType.TimestampTz, cancellation);
        await rows.WriteAsync(content.ComparedVersion, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(content.Person.ToArray(), NpgsqlDbType.Bytea, cancellation);
        await rows.WriteAsync(content.MemberDigest, NpgsqlDbType.Bytea, cancellation);
        await WriteAsync(rows, content.ResidentDigest, NpgsqlDbType.Bytea, cancellation);
        await rows.WriteAsync(content.Policy, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.Tables, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.State.ToString(), NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.Verdict.Mark.ToString(), NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync((short)content.Verdict.Vector.Bits, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync(content.Verdict.Stop.ToString(), NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.Tiers, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.Reasons, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(RankOf(content), NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync(content.Doubt, NpgsqlDbType.Smallint, cancellation);
        await rows.WriteAsync(content.Stop.ToString(), NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.QualificationStoppedOn, NpgsqlDbType.Date, cancellation);
        await WriteAsync(rows, content.MedicalStoppedOn, NpgsqlDbType.Date, cancellation);
        await WriteAsync(rows, content.ConfirmationId, NpgsqlDbType.Uuid, cancellation);
        await WriteAsync(rows, content.ConfirmedUntil, NpgsqlDbType.Date, cancellation);
        await WriteAsync(rows, content.Resident?.KanjiName, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.KanaName, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.FormerName, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.AliasName, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.BirthDate, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.Sex, NpgsqlDbType.Text, cancellation);
        await WriteAsync(rows, content.Resident?.Address, NpgsqlDbType.Text, cancellation);
    }

    /// <summary>Reads a standing.</summary>
    /// <param name="row">A row whose columns from <paramref name="start"/> on are <see cref="ContentColumns"/>.</param>
    /// <param name="start">Where they begin.</param>
    /// <returns>The standing; null if an outer join found none.</returns>
    public static StoredStanding? Read(NpgsqlDataReader row, int start = 0)
    {
        if (row.IsDBNull(start))
        {
            return null;
        }

        var place = start + 2;
        string Text() => row.GetString(place++);
        T Value<T>() => row.GetFieldValue<T>(place++);
        string? OptionalText() => row.IsDBNull(place++) ? null : row.GetString(place - 1);
        T? Optional<T>() where T : struct => row.IsDBNull(place++) ? null : row.GetFieldValue<T>(place - 1);
        var memberId = Text();
        var qualification = new QualificationReference(Value<Guid>(), Value<DateOnly>());
        var (result, run, asked, compared) = (Value<Guid>(), Value<Guid>(), Value<DateTimeOffset>(), Value<Guid>());
        var person = new PersonKey(Value<byte[]>());
        var memberDigest = Value<byte[]>();
        var residentDigest = row.IsDBNull(place++) ? null : row.GetFieldValue<byte[]>(place - 1);
        var (policy, tables) = (Text(), Text());
        var state = Enum.Parse<StandingState>(Text());
        var mark = Enum.Parse<Mark>(Text());
        var verdict = new Verdict(new ItemVector((byte)Value<short>()), mark, Enum.Parse<Stop>(Text()));
        var (tiers, reasons) = (Text(), Text());
        place++;
        var content = new Standing
        {
            MemberId = memberId,
            Qualification = qualification,
            ResultId = result,
            RunId = run,
            AskedAt = asked,
            ComparedVersion = compared,
            Person = person,
            MemberDigest = memberDigest,
            ResidentDigest = residentDigest,
            Policy = policy,
            Tables = tables,
            State = state,
            Verdict = verdict,
            Tiers = tiers,
            Reasons = reasons,
            Doubt = Value<short>(),
            Stop = Enum.Parse<Stop>(Text()),
            QualificationStoppedOn = Optional<DateOnly>(),
            MedicalStoppedOn = Optional<DateOnly>(),
            ConfirmationId = Optional<Guid>(),
            ConfirmedUntil = Optional<DateOnly>(),
            Resident = new ResidentTexts(OptionalText(), OptionalText(), OptionalText(), OptionalText(), OptionalText(), OptionalText(), OptionalText()) is var resident
                && resident == NoTexts ? null : resident,
        };
        return new StoredStanding(row.GetGuid(start), content);
    }

    private static readonly ResidentTexts NoTexts = new(null, null, null, null, null, null, null);

    private static short RankOf(Standing content) => (short)content.Verdict.WorkRank(hasLostQualification: false);

    private static Task WriteAsync<T>(NpgsqlBinaryImporter rows, T? value, NpgsqlDbType type, CancellationToken cancellation) =>
        value is null ? rows.WriteNullAsync(cancellation) : rows.WriteAsync(value, type, cancellation);
}
