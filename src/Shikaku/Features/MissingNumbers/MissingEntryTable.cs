using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.MissingNumbers;

/// <summary>How entries are written to <c>register.missing_number</c>, sealed, and read back.</summary>
internal static class MissingEntryTable
{
    /// <summary>The columns that say what the row says.</summary>
    private static readonly (MemberColumn Column, string Name)[] Texts =
    [
        .. from column in MemberColumns.All.ToArray()
           let member = (MemberColumn)column.Index
           where member is not (MemberColumn.InsurerNumber or MemberColumn.MemberId or MemberColumn.IndividualNumber or MemberColumn.AcquiredOn or MemberColumn.Operation)
           select (member, column.Name),
    ];

    /// <summary>The table, for its seals.</summary>
    public static AuditedTable Table { get; } = new(
        "register.missing_number", "insurer_number",
        [
            "insurer_number", "entry_id", "member_id", "acquired_on", "state", "since", "notice_asked_on", "notice_failure", "inquired_by", "answer_code", "answer_items",
            "answered_at", "person_key", "examined_by", "resident_name_kanji", "resident_name_kana", "resident_former_name", "resident_alias_name", "resident_birth_date",
            "resident_sex", "resident_address", .. Texts.Select(text => text.Name),
        ]);

    /// <summary>Adds a row.</summary>
    public static string Add { get; } =
        $"""
        INSERT INTO register.missing_number (version_id, recorded, opened_by, opened_seal, {string.Join(", ", Table.Columns)})
        VALUES ($1, tstzrange($2, NULL), $3, $4, {string.Join(", ", Table.Columns.Select((_, place) => $"${place + 5}"))})
        """;

    /// <summary>Columns to be selected for <see cref="Read"/>.</summary>
    public static string ContentColumns { get; } = "missing.version_id, " + string.Join(", ", Table.Columns.Select(column => "missing." + column));

    /// <summary>What the search for open entries asks for.</summary>
    public const string IsOpen = "upper_inf(missing.recorded) AND missing.state NOT IN ('Registered', 'Withdrawn')";

    /// <summary>Seals an entry that a change opens.</summary>
    public static byte[] Seal(RowSeal seal, Guid version, ChangeEntry change, string insurer, MissingEntry entry)
    {
        Table.BeginOpening(seal, version, change.Id, change.MadeAt)
            .Add(insurer).Add(entry.Id).Add(entry.MemberId).Add(entry.AcquiredOn).Add(entry.State.ToString()).Add(entry.Since).Add(entry.NoticeAskedOn)
            .Add(entry.NoticeFailure?.ToString()).Add(entry.InquiredBy?.ToString()).Add(entry.AnswerCode).Add(entry.AnswerItems).Add(entry.AnsweredAt)
            .Add(entry.Person?.ToArray()).Add(entry.ExaminedBy?.ToString());
        foreach (var text in TextsOf(entry))
        {
            seal.Add(text);
        }

        return seal.Close();
    }

    /// <summary>Fills the parameters of <see cref="Add"/>.</summary>
    public static void Fill(NpgsqlParameterCollection values, Guid version, ChangeEntry change, byte[] openedSeal, string insurer, MissingEntry entry)
    {
        void Put(object? value, NpgsqlDbType type) => values.Add(new NpgsqlParameter { Value = value ?? DBNull.Value, NpgsqlDbType = type });
        Put(version, NpgsqlDbType.Uuid);
        Put(change.MadeAt, NpgsqlDbType.TimestampTz);
        Put(change.Id, NpgsqlDbType.Uuid);
        Put(openedSeal, NpgsqlDbType.Bytea);
        Put(insurer, NpgsqlDbType.Text);
        Put(entry.Id, NpgsqlDbType.Uuid);
        Put(entry.MemberId, NpgsqlDbType.Text);
        Put(entry.AcquiredOn, NpgsqlDbType.Date);
        Put(entry.State.ToString(), NpgsqlDbType.Text);
        Put(entry.Since, NpgsqlDbType.TimestampTz);
        Put(entry.NoticeAskedOn, NpgsqlDbType.Date);
        Put(entry.NoticeFailure?.ToString(), NpgsqlDbType.Text);
        Put(entry.InquiredBy?.ToString(), NpgsqlDbType.Text);
        Put(entry.AnswerCode, NpgsqlDbType.Text);
        Put(entry.AnswerItems, NpgsqlDbType.Text);
        Put(entry.AnsweredAt, NpgsqlDbType.TimestampTz);
        Put(entry.Person?.ToArray(), NpgsqlDbType.Bytea);
        Put(entry.ExaminedBy?.ToString(), NpgsqlDbType.Text);
        foreach (var text in TextsOf(entry))
        {
            Put(text, NpgsqlDbType.Text);
        }
    }

    /// <summary>Reads an entry.</summary>
    /// <param name="row">A row whose first columns are <see cref="ContentColumns"/>.</param>
    public static StoredMissingEntry Read(NpgsqlDataReader row)
    {
        var place = 1;
        T Value<T>() => row.GetFieldValue<T>(place++);
        string? Text() => row.IsDBNull(place++) ? null : row.GetString(place - 1);
        T? Optional<T>() where T : struct => row.IsDBNull(place++) ? null : row.GetFieldValue<T>(place - 1);
        Actor? Somebody() => Text() is { } name ? Actor.Parse(name) : null;
        var texts = new string?[MemberColumns.Count];
        texts[(int)MemberColumn.InsurerNumber] = Value<string>();
        var entry = new MissingEntry
        {
            Id = Value<Guid>(),
            MemberId = Value<string>(),
            AcquiredOn = Value<DateOnly>(),
            State = Enum.Parse<MissingState>(Value<string>()),
            Since = Value<DateTimeOffset>(),
            NoticeAskedOn = Optional<DateOnly>(),
            NoticeFailure = Text() is { } failure ? Enum.Parse<NoticeFailure>(failure) : null,
            InquiredBy = Somebody(),
            AnswerCode = Text(),
            AnswerItems = Text(),
            AnsweredAt = Optional<DateTimeOffset>(),
            Person = row.IsDBNull(place++) ? null : new PersonKey(row.GetFieldValue<byte[]>(place - 1)),
            ExaminedBy = Somebody(),
            Resident = new ResidentTexts(Text(), Text(), Text(), Text(), Text(), Text(), Text()),
            Texts = texts,
        };
        texts[(int)MemberColumn.MemberId] = entry.MemberId;
        texts[(int)MemberColumn.AcquiredOn] = Qualification.TextOf(entry.AcquiredOn);
        foreach (var (column, _) in Texts)
        {
            texts[(int)column] = Text();
        }

        return new StoredMissingEntry(row.GetGuid(0), entry.Person is null ? entry with { Resident = null } : entry);
    }

    private static IEnumerable<string?> TextsOf(MissingEntry entry) =>
    [
        entry.Resident?.KanjiName, entry.Resident?.KanaName, entry.Resident?.FormerName, entry.Resident?.AliasName, entry.Resident?.BirthDate, entry.Resident?.Sex,
        entry.Resident?.Address, .. Texts.Select(text => entry[text.Column]),
    ];
}
