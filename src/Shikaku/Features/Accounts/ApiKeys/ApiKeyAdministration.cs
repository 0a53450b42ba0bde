using Dapper;
using Npgsql;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>API keys are issued and withdrawn, as users are taken in and disabled. A key may do no more than who issues it.</summary>
/// <param name="database">The register's database.</param>
/// <param name="auditSecret">The key of the seals.</param>
/// <param name="clock">Tells when.</param>
internal sealed class ApiKeyAdministration(RegisterDatabase database, byte[] auditSecret, TimeProvider clock)
{
    private const string Columns =
        """
        SELECT version.organisation AS Organisation, version.kind AS Kind, version.key_id AS Id, version.name AS Name, version.scopes AS Scopes,
            version.expires_at AS ExpiresAt, lower(version.recorded) AS IssuedAt, upper(version.recorded) AS WithdrawnAt, last_use.last_used_at AS LastUsedAt
        FROM account.api_key AS version LEFT JOIN account.api_key_use AS last_use ON last_use.key_id = version.key_id
        """;

    private const string FindOne = Columns + " WHERE version.key_id = @key";

    private const string Search =
        $"""
        SELECT found.*, count(*) OVER () AS Total FROM ({Columns}) AS found
        WHERE (@organisation::text IS NULL OR found.Organisation = @organisation) AND strpos(lower(found.Name), lower(@name)) > 0
            AND (@state::text IS NULL
                OR @state = CASE WHEN found.WithdrawnAt IS NOT NULL THEN 'Withdrawn' WHEN found.ExpiresAt <= @now THEN 'Expired' ELSE 'Valid' END)
        ORDER BY found.Organisation, found.IssuedAt DESC OFFSET @skipped LIMIT @count
        """;

    private const string Open =
        """
        INSERT INTO account.api_key
            (organisation, key_id, version_id, recorded, opened_by, opened_seal, kind, name, scopes, secret_sha256, expires_at)
        VALUES
            (@Organisation, @Id, @version, tstzrange(@from, NULL), @change, @seal, @kind, @Name, @scopes, @Digest, @ExpiresAt)
        """;

    private const string IsIssued =
        "SELECT EXISTS (SELECT FROM account.api_key WHERE key_id = @Id AND secret_sha256 = @Digest AND upper_inf(recorded) AND lower(recorded) > @since)";

    private const string Find =
        "SELECT version_id AS Version, lower(recorded) AS From FROM account.api_key WHERE key_id = @key AND upper_inf(recorded) FOR UPDATE";

    private const string Close =
        """
        UPDATE account.api_key SET recorded = tstzrange(lower(recorded), @until), closed_by = @change, closed_seal = @seal
        WHERE key_id = @key AND version_id = @version
        """;

    /// <summary>The keys of an organisation, or of all, page by page; the withdrawn ones too.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="search">Which keys; all organisations' the implementing body may ask for.</param>
    /// <param name="skipped">Number of keys before the page.</param>
    /// <param name="count">Most keys of the page.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<Found<ListedApiKey>>> SearchAsync(Caller caller, ApiKeySearch search, int skipped, int count, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageApiKeys, search.Organisation ?? Change.ImplementingBody) is { } problem)
        {
            return problem;
        }

        await using var connection = search.Organisation is null
            ? await database.ConnectAsync(DatabaseRole.Operator, cancellation)
            : await database.ConnectForAsync(search.Organisation, cancellation);
        var values = new { search.Organisation, search.Name, state = search.State?.ToString(), now = clock.GetUtcNow(), skipped, count };
        var rows = (await connection.QueryAsync<Stored>(new CommandDefinition(Search, values, cancellationToken: cancellation))).AsList();
        return new Found<ListedApiKey>([.. rows.Select(row => row.ToListed())], rows is [var first, ..] ? first.Total : 0);
    }

    /// <summary>One key.</summary>
    public async Task<Outcome<ListedApiKey>> FindAsync(Caller caller, string organisation, string key, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageApiKeys, organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(organisation, cancellation);
        var found = await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(FindOne, new { key }, cancellationToken: cancellation));
        return found is null ? Problems.NotFound : found.ToListed();
    }

    /// <summary>Issues a key.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="request">What for.</param>
    /// <param name="cancellation">Gives up; then there is no key.</param>
    /// <returns>The key, which is shown once.</returns>
    public async Task<Outcome<ApiKeyText>> IssueAsync(Caller caller, ApiKeyRequest request, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageApiKeys, request.Organisation) is { } problem)
        {
            return problem;
        }

        var name = request.Name.Trim();
        if (name.Length is 0 or > ApiKey.MaxNameLength || name.Any(char.IsControl) || NumberInText.IsIn(name))
        {
            return Problems.ApiKeyNameUnfit;
        }

        if (request.Days is < 1 or > ApiKey.MaxDays)
        {
            return Problems.ApiKeyLifeUnfit;
        }

        await using var connection = await database.ConnectForAsync(request.Organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await OrganisationDirectory.FindAsync(connection, request.Organisation, cancellation) is not { Kind: var kind })
        {
            return Problems.NotFound;
        }

        if (request.Scopes == Right.None || (request.Scopes & ~(Rights.OfKind(kind) & caller.Rights & ~ApiKey.NeverGranted)) != Right.None)
        {
            return Problems.ApiKeyScopeUnfit;
        }

        var entry = new ChangeEntry(new Change(request.Organisation, caller.Actor, "apikey.issue"), auditSecret, clock);
        var text = request.Text;
        var key = new ApiKey(request.Organisation, kind, text.Id, name, request.Scopes, entry.MadeAt.AddDays(request.Days));
        try
        {
            await OpenAsync(connection, entry, key, text, cancellation);
        }
        catch (PostgresException taken) when (taken.SqlState is PostgresErrorCodes.ExclusionViolation or PostgresErrorCodes.UniqueViolation)
        {
            await transaction.RollbackAsync(cancellation);
            var values = new { text.Id, text.Digest, since = entry.MadeAt - RepeatedRequest.Tolerance };
            var isRepeated = await connection.ExecuteScalarAsync<bool>(new CommandDefinition(IsIssued, values, cancellationToken: cancellation));
            return isRepeated ? text : Problems.ApiKeyIssued;
        }

        await entry.AppendAsync(connection, ChangeEvent.Of("apikey.issued", ("key", key.Id), ("scopes", key.Scopes.ToString())), cancellation);
        await transaction.CommitAsync(cancellation);
        return text;
    }

    /// <summary>Withdraws a key; from then on it opens nothing.</summary>
    public async Task<Outcome<bool>> WithdrawAsync(Caller caller, string organisation, string key, CancellationToken cancellation)
    {
        if (caller.Check(Right.ManageApiKeys, organisation) is { } problem)
        {
            return problem;
        }

        await using var connection = await database.ConnectForAsync(organisation, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        if (await connection.QuerySingleOrDefaultAsync<OpenVersion>(new CommandDefinition(Find, new { key }, cancellationToken: cancellation)) is not { } former)
        {
            return Problems.NotFound;
        }

        var entry = new ChangeEntry(new Change(organisation, caller.Actor, "apikey.withdraw"), auditSecret, clock, former.From);
        var seal = ApiKey.Table.SealClosing(entry.NewSeal(), former.Version, entry.Id, entry.MadeAt);
        entry.Vouch(seal);
        var values = new { key, version = former.Version, until = entry.MadeAt, change = entry.Id, seal };
        await connection.ExecuteAsync(new CommandDefinition(Close, values, cancellationToken: cancellation));
        await entry.AppendAsync(connection, ChangeEvent.Of("apikey.withdrawn", ("key", key)), cancellation);
        await transaction.CommitAsync(cancellation);
        return true;
    }

    private static async Task OpenAsync(NpgsqlConnection connection, ChangeEntry entry, ApiKey key, ApiKeyText text, CancellationToken cancellation)
    {
        var version = Guid.CreateVersion7(entry.MadeAt);
        var (kind, scopes) = (key.Kind.ToString(), key.Scopes.ToString());
        var seal = ApiKey.Table.BeginOpening(entry.NewSeal(), version, entry.Id, entry.MadeAt)
            .Add(key.Organisation).Add(key.Id).Add(kind).Add(key.Name).Add(scopes).Add(text.Digest).Add(key.ExpiresAt).Close();
        entry.Vouch(seal);
        var values = new
        {
            key.Organisation,
            key.Id,
            version,
            from = entry.MadeAt,
            change = entry.Id,
            seal,
            kind,
            key.Name,
            scopes,
            text.Digest,
            key.ExpiresAt,
        };
        await connection.ExecuteAsync(new CommandDefinition(Open, values, cancellationToken: cancellation));
    }

    private sealed record OpenVersion(Guid Version, DateTimeOffset From);

    private sealed record Stored
    {
        public string Organisation { get; init; } = "";

        public string Kind { get; init; } = "";

        public string Id { get; init; } = "";

        public string Name { get; init; } = "";

        public string Scopes { get; init; } = "";

        public DateTimeOffset ExpiresAt { get; init; }

        public DateTimeOffset IssuedAt { get; init; }

        public DateTimeOffset? WithdrawnAt { get; init; }

        public DateTimeOffset? LastUsedAt { get; init; }

        /// <summary>Number of rows found, where rows are looked for page by page.</summary>
        public long Total { get; init; }

        public ListedApiKey ToListed() => new(
            new ApiKey(Organisation, Enum.Parse<OrganisationKind>(Kind), Id, Name, Enum.Parse<Right>(Scopes), ExpiresAt), IssuedAt, WithdrawnAt, LastUsedAt);
    }
}
