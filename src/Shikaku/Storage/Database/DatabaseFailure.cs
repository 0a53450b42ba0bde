using Npgsql;

namespace Shikaku.Storage.Database;

/// <summary>Tells a database that cannot be reached, or not any more, from a mistake in the program.</summary>
internal static class DatabaseFailure
{
    /// <summary>What the operator can do about it.</summary>
    public const string Sentence =
        "データベースに接続できないか、接続が切れました。接続先、データベースの役割（shikaku_owner など）、パスワードファイルを確かめて、もう一度実行してください。";

    /// <summary>Whether the connection is the trouble: no answer, refused at the door, no such database, server shutting down or out of room.</summary>
    public static bool IsOfConnection(NpgsqlException failure) =>
        failure is not PostgresException { SqlState: var state }
        || state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("28", StringComparison.Ordinal)
        || state.StartsWith("3D", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal);
}
