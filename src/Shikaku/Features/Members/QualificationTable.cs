using Npgsql;
using NpgsqlTypes;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>How versions are written to <c>register.qualification</c>, sealed, and read back.</summary>
internal static class QualificationTable
{
    /// <summary>The columns with the texts that are kept as texts, and those that are kept as days.</summary>
    private static readonly (MemberColumn Column, string Name, bool IsDay)[] Texts =
    [
        .. from column in MemberColumns.All.ToArray()
           let member = (MemberColumn)column.Index
           where member is not (MemberColumn.InsurerNumber or MemberColumn.MemberId or MemberColumn.IndividualNumber or MemberColumn.AcquiredOn or MemberColumn.Operation)
           select (member, column.Name, member is MemberColumn.LostOn or MemberColumn.IssuedOn or MemberColumn.FactOn or MemberColumn.NoticeReceivedOn),
    ];

    /// <summary>The table, for its seals.</summary>
    public static AuditedTable Table { get; } = new(
        "register.qualification", "insurer_number",
        ["insurer_number", "member_id", "member_key", "acquired_on", "valid", "person_key", .. Texts.Select(text => text.Name), "kana_search"]);

    /// <summary>Columns of a row to be added, in the order in which <see cref="WriteAsync"/> writes them.</summary>
    public static string Columns { get; } = $"version_id, recorded, opened_by, opened_seal, {string.Join(", ", Table.Columns)}";

    /// <summary>Columns to be selected for <see cref="Read"/>.</summary>
    public static string ContentColumns { get; } = $"version_id, insurer_number, member_id, acquired_on, valid, person_key, {string.Join(", ", Texts.Select(text => text.Name))}";

    /// <summary>Seals a version that a change opens.</summary>
    public static byte[] Seal(RowSeal seal, Guid version, ChangeEntry entry, Qualification content, string? kanaSearch)
    {
        Table.BeginOpening(seal, version, entry.Id, entry.MadeAt)
            .Add(content[MemberColumn.InsurerNumber]).Add(content.MemberId).Add(content.MemberKey).Add(content.AcquiredOn).Add(ValidOf(content)).Add(content.Person.ToArray());
        foreach (var (column, _, isDay) in Texts)
        {
            if (isDay)
            {
                seal.Add(content.DayOf(column));
            }
            else
            {
                seal.Add(content[column]);
            }
        }

        return seal.Add(kanaSearch).Close();
    }

    /// <summary>Writes a version to a bulk load of <see cref="Columns"/>.</summary>
    public static async Task WriteAsync(
        NpgsqlBinaryImporter rows, Guid version, ChangeEntry entry, byte[] openedSeal, Qualification content, string? kanaSearch, CancellationToken cancellation)
    {
        await rows.StartRowAsync(cancellation);
        await rows.WriteAsync(version, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(
            new NpgsqlRange<DateTimeOffset>(entry.MadeAt, true, false, default, false, true), NpgsqlDbType.TimestampTzRange, cancellation);
        await rows.WriteAsync(entry.Id, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(openedSeal, NpgsqlDbType.Bytea, cancellation);
        await rows.WriteAsync(content[MemberColumn.InsurerNumber]!, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.MemberId, NpgsqlDbType.Text, cancellation);
        await rows.WriteAsync(content.MemberKey, NpgsqlDbType.Uuid, cancellation);
        await rows.WriteAsync(content.AcquiredOn, NpgsqlDbType.Date, cancellation);
        await rows.WriteAsync(ValidOf(content), NpgsqlDbType.DateRange, cancellation);
        await rows.WriteAsync(content.Person.ToArray(), NpgsqlDbType.Bytea, cancellation);
        foreach (var (column, _, isDay) in Texts)
        {
            if (content[column] is not { } text)
            {
                await rows.WriteNullAsync(cancellation);
            }
            else if (isDay)
            {
                await rows.WriteAsync(Qualification.DayOf(text), NpgsqlDbType.Date, cancellation);
            }
            else
            {
                await rows.WriteAsync(text, NpgsqlDbType.Text, cancellation);
            }
        }

        if (kanaSearch is null)
        {
            await rows.WriteNullAsync(cancellation);
        }
        else
        {
            await rows.WriteAsync(kanaSearch, NpgsqlDbType.Text, cancellation);
        }
    }

    /// <summary>Reads a version.</summary>
    /// <param name="row">A row whose columns from <paramref name="start"/> on are <see cref="ContentColumns"/>.</param>
    /// <param name="start">Where they begin.</param>
    public static StoredQualification Read(NpgsqlDataReader row, int start = 0)
    {
        const int FirstText = 6;
        var texts = new string?[MemberColumns.Count];
        texts[(int)MemberColumn.InsurerNumber] = row.GetString(start + 1);
        texts[(int)MemberColumn.MemberId] = row.GetString(start + 2);
        var acquired = row.GetFieldValue<DateOnly>(start + 3);
        texts[(int)MemberColumn.AcquiredOn] = Qualification.TextOf(acquired);
        var valid = row.GetFieldValue<NpgsqlRange<DateOnly>>(start + 4);
        var person = new PersonKey(row.GetFieldValue<byte[]>(start + 5));
        for (var i = 0; i < Texts.Length; i++)
        {
            var place = start + FirstText + i;
            texts[(int)Texts[i].Column] = row.IsDBNull(place) ? null
                : Texts[i].IsDay ? Qualification.TextOf(row.GetFieldValue<DateOnly>(place))
                : row.GetString(place);
        }

        var content = valid.IsEmpty
            ? new Qualification(texts, person, acquired, acquired)
            : new Qualification(texts, person, valid.LowerBound, valid.UpperBoundInfinite ? null : valid.UpperBound);
        return new StoredQualification(row.GetGuid(start), content, IsNew: false);
    }

    private static NpgsqlRange<DateOnly> ValidOf(Qualification content) => content switch
    {
        { Until: null } => new(content.From, true, false, default, false, true),
        { Until: { } until } when until == content.From => NpgsqlRange<DateOnly>.Empty,
        { Until: { } until } => new(content.From, true, until, false),
    };
}
