using Npgsql;

namespace Shikaku.Storage.Database;

/// <summary>
/// Where the register's database is. The program connects in several roles; their passwords come from a libpq password file
/// (<c>Passfile</c> in the connection string, or <c>PGPASSFILE</c>), so that one address serves them all and holds no secret.
/// </summary>
internal sealed class DatabaseAddress
{
    private readonly NpgsqlConnectionStringBuilder _connection;

    /// <summary>Reads a connection string.</summary>
    /// <param name="connection">In the form of the driver, as <c>Host=…;Database=…</c>. A user name in it is the one that migrates.</param>
    /// <exception cref="ArgumentException">It is none.</exception>
    public DatabaseAddress(string connection) => _connection = new NpgsqlConnectionStringBuilder(connection) { ApplicationName = "shikaku" };

    /// <summary>The connection string of a role.</summary>
    public string For(DatabaseRole role) => For(NameOf(role));

    /// <summary>The connection string of the login that may create roles: the one named in the address, or the owner.</summary>
    public string ForMigration => _connection.Username is { Length: > 0 } ? _connection.ConnectionString : For(DatabaseRole.Owner);

    /// <summary>The role's name in the database.</summary>
    public static string NameOf(DatabaseRole role) => role switch
    {
        DatabaseRole.Owner => "shikaku_owner",
        DatabaseRole.Application => "shikaku_application",
        DatabaseRole.Operator => "shikaku_operator",
        DatabaseRole.Window => "shikaku_window",
        DatabaseRole.Vault => "shikaku_vault",
        DatabaseRole.Account => "shikaku_account",
    };

    private string For(string user) => new NpgsqlConnectionStringBuilder(_connection.ConnectionString) { Username = user }.ConnectionString;
}
