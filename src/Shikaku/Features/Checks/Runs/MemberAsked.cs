using Npgsql;
using Shikaku.Core.Matching;
using Shikaku.Features.Audit;
using Shikaku.Features.Stops;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Checks.Runs;

/// <summary>A member about whom the registry was asked, as the register has the record when the answer comes.</summary>
internal sealed class MemberAsked
{
    private const string MemberColumns =
        "version_id, member_id, member_key, acquired_on, person_key, name_kanji, name_kana, alias_name, birth_date, sex, address, nondisclosure";

    private const int StandingStart = 12;

    private static readonly string FromRegister =
        $"""
        SELECT {string.Join(", ", MemberColumns.Split(", ").Select(column => "member." + column))}, {StandingTable.ContentColumns("standing")}
        """;

    // One look-up for each line, whatever the planner believes of tables that grow as the run goes on: a join of whole tables would be done for every piece.
    private const string WithStanding =
        """
        LEFT JOIN LATERAL (
            SELECT * FROM stops.standing
            WHERE standing.insurer_number = member.insurer_number AND standing.member_key = member.member_key
                AND standing.acquired_on = member.acquired_on AND upper_inf(standing.recorded)
            LIMIT 1
        ) AS standing ON true
        """;

    private const string IsLatest = "upper_inf(member.recorded) AND (isempty(member.valid) OR upper(member.valid) IS NOT DISTINCT FROM member.lost_on)";

    private static readonly string FindAsked =
        $"""
        {FromRegister}, asked.line::int, {IsLatest}
        FROM unnest($2) WITH ORDINALITY AS asked (version_id, line)
        CROSS JOIN LATERAL (SELECT * FROM register.qualification WHERE insurer_number = $1 AND version_id = asked.version_id LIMIT 1) AS member
        {WithStanding}
        """;

    // Changed since it was asked about: the number may be the same still.
    private static readonly string FindPresent =
        $"""
        {FromRegister}
        FROM register.qualification AS member
        {WithStanding}
        WHERE member.insurer_number = $1 AND member.member_id = $2 AND member.acquired_on = $3 AND {IsLatest}
        """;

    private readonly byte[]?[] _texts = new byte[]?[6];

    private MemberAsked(NpgsqlDataReader row)
    {
        Version = row.GetGuid(0);
        MemberId = row.GetString(1);
        Qualification = new QualificationReference(row.GetGuid(2), row.GetFieldValue<DateOnly>(3));
        Person = new PersonKey(row.GetFieldValue<byte[]>(4));
        for (var i = 0; i < _texts.Length; i++)
        {
            _texts[i] = row.IsDBNull(5 + i) ? null : row.GetFieldValue<byte[]>(5 + i);
        }

        IsNotDisclosed = !row.IsDBNull(11) && row.GetString(11) == "1";
        Standing = StandingTable.Read(row, StandingStart);
    }

    /// <summary>The version of the qualification.</summary>
    public Guid Version { get; }

    /// <summary>member_id, 加入者識別.</summary>
    public string MemberId { get; }

    /// <summary>Which qualification.</summary>
    public QualificationReference Qualification { get; }

    /// <summary>The person whose number the record has.</summary>
    public PersonKey Person { get; }

    /// <summary>Whether the member's address is withheld (不開示該当): then the registry's is shown to nobody (CHK-50).</summary>
    public bool IsNotDisclosed { get; }

    /// <summary>Where the qualification stood before; null if it was never judged.</summary>
    public StoredStanding? Standing { get; }

    /// <summary>The items that are compared.</summary>
    public PersonText Texts => new() { KanjiName = _texts[0], KanaName = _texts[1], AliasName = _texts[2], BirthDate = _texts[3], Sex = _texts[4], Address = _texts[5] };

    /// <summary>Tells whether the number or an item has changed since (<see cref="Stops.Standing.MemberDigest"/>).</summary>
    public byte[] DigestOf(RowSeal seal)
    {
        seal.Begin("stops.member").Add(Person.ToArray());
        foreach (var text in _texts)
        {
            seal.Add(text);
        }

        return seal.Close();
    }

    /// <summary>The members behind the lines of a request, by line.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="versions">The versions that were asked about.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Null in the place of a qualification that has been cancelled, or has another number by now.</returns>
    public static async Task<MemberAsked?[]> LoadAsync(NpgsqlConnection connection, string insurer, Guid[] versions, CancellationToken cancellation)
    {
        var members = new MemberAsked?[versions.Length];
        var outdated = new List<int>();
        await using (var command = new NpgsqlCommand(FindAsked, connection))
        {
            command.Parameters.AddWithValue(insurer);
            command.Parameters.AddWithValue(versions);
            await using var rows = await command.ExecuteReaderAsync(cancellation);
            while (await rows.ReadAsync(cancellation))
            {
                var place = rows.GetInt32(rows.FieldCount - 2) - 1;
                members[place] = new MemberAsked(rows);
                if (!rows.GetBoolean(rows.FieldCount - 1))
                {
                    outdated.Add(place);
                }
            }
        }

        foreach (var place in outdated)
        {
            var asked = members[place]!;
            var present = await FindAsync(connection, insurer, asked, cancellation);
            members[place] = present?.Person == asked.Person ? present : null;
        }

        return members;
    }

    private static async Task<MemberAsked?> FindAsync(NpgsqlConnection connection, string insurer, MemberAsked asked, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(FindPresent, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(asked.MemberId);
        command.Parameters.AddWithValue(asked.Qualification.AcquiredOn);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        return await rows.ReadAsync(cancellation) ? new MemberAsked(rows) : null;
    }
}
