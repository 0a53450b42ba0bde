using Dapper;
using Npgsql;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Accounts;

/// <summary>Reads the versions of users, and opens and closes them within a change. Row-level security decides which ones there are.</summary>
internal static class UserRecord
{
    private const string Columns =
        """
        SELECT version_id AS Version, lower(recorded) AS From, organisation AS Organisation, user_id AS Id, sign_in_name AS SignInName, display_name AS DisplayName, role AS Role,
            disabled AS IsDisabled, upper_inf(recorded) AS IsOpen,
            EXISTS (SELECT FROM account.credential AS credential WHERE credential.user_id = version.user_id) AS HasCredential
        FROM account.user AS version
        """;

    private const string Latest = Columns + " WHERE user_id = @user ORDER BY lower(recorded) DESC LIMIT 1 FOR UPDATE";

    private const string List = Columns + " WHERE upper_inf(recorded) ORDER BY organisation, sign_in_name";

    private const string Search =
        $"""
        SELECT found.*, count(*) OVER () AS Total FROM ({Columns} WHERE upper_inf(recorded)) AS found
        WHERE (@organisation::text IS NULL OR found.Organisation = @organisation) AND starts_with(found.SignInName, @name)
            AND (@role::text IS NULL OR found.Role = @role)
            AND (@state::text IS NULL OR @state = CASE WHEN found.IsDisabled THEN 'Disabled' WHEN found.HasCredential THEN 'Active' ELSE 'Invited' END)
        ORDER BY found.Organisation, found.SignInName OFFSET @skipped LIMIT @count
        """;

    private const string Named = Columns + " WHERE upper_inf(recorded) AND sign_in_name = @name";

    private const string LockOperators = "SELECT user_id FROM account.user WHERE role = 'Operator' AND NOT disabled AND upper_inf(recorded) ORDER BY user_id FOR UPDATE";

    private const string Close =
        """
        UPDATE account.user SET recorded = tstzrange(lower(recorded), @until), closed_by = @change, closed_seal = @seal
        WHERE user_id = @user AND version_id = @version
        """;

    private const string Open =
        """
        INSERT INTO account.user
            (organisation, user_id, version_id, recorded, opened_by, opened_seal, sign_in_name, display_name, role, disabled)
        VALUES
            (@Organisation, @Id, @version, tstzrange(@from, NULL), @change, @seal, @SignInName, @DisplayName, @role, @IsDisabled)
        """;

    /// <summary>All users that the connection may see, by organisation and name.</summary>
    public static async Task<UserVersion[]> ListAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. (await connection.QueryAsync<Stored>(new CommandDefinition(List, cancellationToken: cancellation))).Select(row => row.ToVersion())];

    /// <summary>Users that the connection may see, by organisation and name.</summary>
    public static async Task<Found<UserVersion>> SearchAsync(NpgsqlConnection connection, UserSearch search, int skipped, int count, CancellationToken cancellation)
    {
        var values = new { search.Organisation, search.Name, role = search.Role?.ToString(), state = search.State?.ToString(), skipped, count };
        var rows = (await connection.QueryAsync<Stored>(new CommandDefinition(Search, values, cancellationToken: cancellation))).AsList();
        return new([.. rows.Select(row => row.ToVersion())], rows is [var first, ..] ? first.Total : 0);
    }

    /// <summary>The user of a name, or null.</summary>
    public static async Task<UserVersion?> FindAsync(NpgsqlConnection connection, string name, CancellationToken cancellation) =>
        (await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Named, new { name }, cancellationToken: cancellation)))?.ToVersion();

    /// <summary>The newest version of a user, kept from others until the transaction ends.</summary>
    /// <returns>The version and whether it is still open when it is one's turn; null if there is no such user.</returns>
    public static async Task<(UserVersion Version, bool IsOpen)?> LockAsync(NpgsqlConnection connection, Guid user, CancellationToken cancellation) =>
        await connection.QuerySingleOrDefaultAsync<Stored>(new CommandDefinition(Latest, new { user }, cancellationToken: cancellation)) is { } row
            ? (row.ToVersion(), row.IsOpen)
            : null;

    /// <summary>The enabled operators, kept as they are until the transaction ends.</summary>
    public static async Task<IReadOnlyList<Guid>> LockOperatorsAsync(NpgsqlConnection connection, CancellationToken cancellation) =>
        [.. await connection.QueryAsync<Guid>(new CommandDefinition(LockOperators, cancellationToken: cancellation))];

    /// <summary>Opens a version.</summary>
    public static async Task OpenAsync(NpgsqlConnection connection, ChangeEntry entry, User user, CancellationToken cancellation)
    {
        var version = Guid.CreateVersion7(entry.MadeAt);
        var role = user.Role.ToString();
        var seal = User.Table.BeginOpening(entry.NewSeal(), version, entry.Id, entry.MadeAt)
            .Add(user.Organisation).Add(user.Id).Add(user.SignInName).Add(user.DisplayName).Add(role).Add(user.IsDisabled).Close();
        entry.Vouch(seal);
        var values = new
        {
            user.Organisation,
            user.Id,
            version,
            from = entry.MadeAt,
            change = entry.Id,
            seal,
            user.SignInName,
            user.DisplayName,
            role,
            user.IsDisabled,
        };
        await connection.ExecuteAsync(new CommandDefinition(Open, values, cancellationToken: cancellation));
    }

    /// <summary>Closes a version.</summary>
    public static async Task CloseAsync(NpgsqlConnection connection, ChangeEntry entry, UserVersion former, CancellationToken cancellation)
    {
        var seal = User.Table.SealClosing(entry.NewSeal(), former.Version, entry.Id, entry.MadeAt);
        entry.Vouch(seal);
        var values = new { user = former.User.Id, version = former.Version, until = entry.MadeAt, change = entry.Id, seal };
        await connection.ExecuteAsync(new CommandDefinition(Close, values, cancellationToken: cancellation));
    }

    private sealed record Stored
    {
        public Guid Version { get; init; }

        public DateTimeOffset From { get; init; }

        public string Organisation { get; init; } = "";

        public Guid Id { get; init; }

        public string SignInName { get; init; } = "";

        public string DisplayName { get; init; } = "";

        public string Role { get; init; } = "";

        public bool IsDisabled { get; init; }

        public bool IsOpen { get; init; }

        public bool HasCredential { get; init; }

        /// <summary>Number of rows found, where rows are looked for page by page.</summary>
        public long Total { get; init; }

        public UserVersion ToVersion() => new(Version, From, new User(Organisation, Id, SignInName, DisplayName, Enum.Parse<Role>(Role), IsDisabled), HasCredential);
    }
}
