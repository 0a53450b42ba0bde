using Npgsql;

namespace Shikaku.Storage.Database;

/// <summary>Tells a database that cannot be reached, or not any more, from a mistake in the program.</summary>
internal static class DatabaseFailure
{
    private const string Lost =
        "データベースに接続できないか、接続が切れました。接続先、データベースの役割（shikaku_owner など）、パスワードファイルを確かめて、もう一度実行してください。";

    private const string Full = "データベースの記憶装置の空きが足りません。空きを作って、もう一度実行してください。";

    /// <summary>What the operator can do about it.</summary>
    public static string SentenceOf(NpgsqlException failure) => failure.SqlState == PostgresErrorCodes.DiskFull ? Full : Lost;

    /// <summary>Whether the connection is the trouble: no answer, refused at the door, no such database, server shutting down or out of room.</summary>
    public static bool IsOfConnection(NpgsqlException failure) =>
        failure is not PostgresException { SqlState: var state }
        || state.StartsWith("08", StringComparison.Ordinal)
        || state.StartsWith("28", StringComparison.Ordinal)
        || state.StartsWith("3D", StringComparison.Ordinal)
        || state.StartsWith("53", StringComparison.Ordinal)
        || state.StartsWith("57P", StringComparison.Ordinal);
}
