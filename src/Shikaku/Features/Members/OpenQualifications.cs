using System.Runtime.InteropServices;
using Npgsql;
using NpgsqlTypes;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>
/// The versions that are on record now, of the members and persons that were asked for, and what the transaction at hand changes in them: rows of a file see what
/// the rows before them did. Opened and closed versions are written in bulk.
/// </summary>
/// <param name="connection">A connection of the application for one insurer, with an open transaction that alone writes its members.</param>
/// <param name="entry">The change.</param>
/// <param name="kana">Makes the kana that searches go by.</param>
internal sealed class OpenQualifications(NpgsqlConnection connection, ChangeEntry entry, KanaSearch kana)
{
    private const string Staging = "CREATE TEMPORARY TABLE qualification_to_add (LIKE register.qualification) ON COMMIT DROP";

    // Bulk load does not go through row-level security, so it ends in a table of the session, and the rows go on from there as any other.
    private static readonly string Load = $"COPY qualification_to_add ({QualificationTable.Columns}) FROM STDIN (FORMAT binary)";
    private static readonly string Add =
        $"INSERT INTO register.qualification ({QualificationTable.Columns}) SELECT {QualificationTable.Columns} FROM qualification_to_add; TRUNCATE qualification_to_add";

    // The persons of the members are looked for as those that the rows name: a row that does not repeat its number is compared with others of that number too.
    private static readonly string Find =
        $"""
        WITH of_members AS MATERIALIZED (
            SELECT {QualificationTable.ContentColumns} FROM register.qualification
            WHERE insurer_number = $1 AND member_id = ANY ($2) AND upper_inf(recorded)
        )
        SELECT * FROM of_members
        UNION
        SELECT {QualificationTable.ContentColumns} FROM register.qualification
        WHERE insurer_number = $1 AND person_key = ANY ($3 || ARRAY(SELECT person_key FROM of_members)) AND upper_inf(recorded)
        """;

    private const string Close =
        """
        UPDATE register.qualification AS stored SET recorded = tstzrange(lower(recorded), $2), closed_by = $3, closed_seal = closing.seal
        FROM unnest($4, $5) AS closing (version_id, seal)
        WHERE stored.insurer_number = $1 AND stored.version_id = closing.version_id
        """;

    private readonly RowSeal _seal = entry.NewSeal();
    private readonly Dictionary<string, List<StoredQualification>> _byMember = new(StringComparer.Ordinal);
    private readonly Dictionary<PersonKey, List<StoredQualification>> _byPerson = [];
    private readonly Dictionary<string, List<MemberVersion>> _histories = new(StringComparer.Ordinal);
    private readonly HashSet<Guid> _known = [];
    private readonly List<StoredQualification> _opened = [];
    private readonly List<StoredQualification> _closed = [];
    private bool _hasStaging;

    /// <summary>Number of versions that wait to be written.</summary>
    public int Waiting => _opened.Count + _closed.Count;

    /// <summary>Reads what is on record of members and persons; what is known already stays.</summary>
    public async Task LoadAsync(string insurer, string[] members, byte[][] persons, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(Find, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Text, members);
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, persons);
        await using var rows = await command.ExecuteReaderAsync(cancellation);
        while (await rows.ReadAsync(cancellation))
        {
            var version = QualificationTable.Read(rows);
            if (_known.Add(version.Version))
            {
                Remember(version);
            }
        }
    }

    /// <summary>Reads how the qualifications of members came about, as far as they are lost: a row that reopens one brings back what the loss cut off.</summary>
    public async Task LoadHistoriesAsync(string insurer, IEnumerable<string> members, CancellationToken cancellation)
    {
        Guid[] lost = [.. members.Where(member => !_histories.ContainsKey(member) && OfMember(member).Any(version => version.Content.LostOn is not null)).Select(member => MemberKey.Of(insurer, member))];
        if (lost.Length == 0)
        {
            return;
        }

        foreach (var history in (await MemberHistory.FindVersionsAsync(connection, insurer, lost, cancellation)).GroupBy(version => version.Content.MemberId, StringComparer.Ordinal))
        {
            _histories.Add(history.Key, [.. history]);
        }
    }

    /// <summary>All versions of a qualification that are or were on record before this change.</summary>
    public IReadOnlyList<MemberVersion> HistoryOf(Qualification qualification) => _histories.TryGetValue(qualification.MemberId, out var versions)
        ? versions.FindAll(version => version.Content.AcquiredOn == qualification.AcquiredOn)
        : throw new InvalidOperationException("A qualification is reopened whose history was not read.");

    /// <summary>The versions of a member, in the order of their days.</summary>
    public IEnumerable<StoredQualification> OfMember(string member) =>
        _byMember.TryGetValue(member, out var versions) ? versions.OrderBy(version => version.Content.From) : [];

    /// <summary>The versions of a person.</summary>
    public IReadOnlyList<StoredQualification> OfPerson(PersonKey person) => _byPerson.TryGetValue(person, out var versions) ? versions : [];

    /// <summary>Opens a version.</summary>
    public void Open(Qualification content)
    {
        var version = new StoredQualification(Guid.CreateVersion7(entry.MadeAt), content, IsNew: true);
        _known.Add(version.Version);
        Remember(version);
        _opened.Add(version);
    }

    /// <summary>Closes a version.</summary>
    public void End(StoredQualification version)
    {
        _byMember[version.Content.MemberId].Remove(version);
        _byPerson[version.Content.Person].Remove(version);
        if (!version.IsNew || !_opened.Remove(version))
        {
            _closed.Add(version);
        }
    }

    /// <summary>Writes what was opened and closed, and forgets everything.</summary>
    public async Task FlushAsync(string insurer, CancellationToken cancellation)
    {
        if (_closed.Count > 0)
        {
            await CloseAsync(insurer, cancellation);
        }

        if (_opened.Count > 0)
        {
            await AddAsync(cancellation);
        }

        _byMember.Clear();
        _byPerson.Clear();
        _histories.Clear();
        _known.Clear();
        _opened.Clear();
        _closed.Clear();
    }

    private async Task CloseAsync(string insurer, CancellationToken cancellation)
    {
        var seals = _closed.ConvertAll(version => QualificationTable.Table.SealClosing(_seal, version.Version, entry.Id, entry.MadeAt));
        seals.ForEach(seal => entry.Vouch(seal));
        await using var command = new NpgsqlCommand(Close, connection);
        command.Parameters.AddWithValue(insurer);
        command.Parameters.AddWithValue(entry.MadeAt);
        command.Parameters.AddWithValue(entry.Id);
        command.Parameters.AddWithValue(_closed.ConvertAll(version => version.Version).ToArray());
        command.Parameters.AddWithValue(NpgsqlDbType.Array | NpgsqlDbType.Bytea, seals.ToArray());
        if (await command.ExecuteNonQueryAsync(cancellation) is var closed && closed != _closed.Count)
        {
            throw new InvalidOperationException($"{_closed.Count} versions were to be closed, {closed} were.");
        }
    }

    private async Task AddAsync(CancellationToken cancellation)
    {
        if (!_hasStaging)
        {
            await RunAsync(Staging, cancellation);
            _hasStaging = true;
        }

        await using (var rows = await connection.BeginBinaryImportAsync(Load, cancellation))
        {
            foreach (var version in _opened)
            {
                var kanaSearch = kana.Of(version.Content[Core.Records.MemberColumn.KanaName]);
                var seal = QualificationTable.Seal(_seal, version.Version, entry, version.Content, kanaSearch);
                entry.Vouch(seal);
                await QualificationTable.WriteAsync(rows, version.Version, entry, seal, version.Content, kanaSearch, cancellation);
            }

            await rows.CompleteAsync(cancellation);
        }

        await RunAsync(Add, cancellation);
    }

    private async Task RunAsync(string sql, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand(sql, connection);
        await command.ExecuteNonQueryAsync(cancellation);
    }

    private void Remember(StoredQualification version)
    {
        var content = version.Content;
        (CollectionsMarshal.GetValueRefOrAddDefault(_byMember, content.MemberId, out _) ??= []).Add(version);
        (CollectionsMarshal.GetValueRefOrAddDefault(_byPerson, content.Person, out _) ??= []).Add(version);
    }
}
