using System.Data;
using Npgsql;
using Shikaku.Commands;

namespace Shikaku.Storage.Migration;

/// <summary>Which steps of the schema a database has.</summary>
internal static class SchemaState
{
    /// <summary>Makes sure that the schema is the one this program was written for.</summary>
    /// <exception cref="RefusedException">It is another one.</exception>
    public static async Task RequireCurrentAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var look = new NpgsqlCommand("SELECT to_regclass('migration.step') IS NOT NULL", connection);
        var applied = await look.ExecuteScalarAsync(cancellation) is true ? await AppliedAsync(connection, cancellation) : [];
        RequireKnown(applied);
        if (applied.Count < MigrationStep.All.Count)
        {
            throw new RefusedException("データベースの更新が済んでいません。shikaku migrate を実行してください。");
        }
    }

    /// <summary>Makes sure that the applied steps are the first of this program's.</summary>
    /// <exception cref="RefusedException">They are not.</exception>
    public static void RequireKnown(IReadOnlyList<(int Number, byte[] Sha256)> applied)
    {
        if (applied.Count > MigrationStep.All.Count)
        {
            throw new RefusedException("データベースは、このプログラムより新しい版のものです。新しい版のプログラムを使ってください。");
        }

        foreach (var ((number, sha256), step) in applied.Zip(MigrationStep.All))
        {
            if (number != step.Number || !sha256.AsSpan().SequenceEqual(step.Sha256))
            {
                throw new RefusedException($"データベースの更新手順 {number} が、適用したときの内容と異なります。プログラムを入れ直してください。");
            }
        }
    }

    /// <summary>The applied steps in order.</summary>
    public static async Task<IReadOnlyList<(int Number, byte[] Sha256)>> AppliedAsync(NpgsqlConnection connection, CancellationToken cancellation)
    {
        await using var command = new NpgsqlCommand("SELECT number, sha256 FROM migration.step ORDER BY number", connection);
        await using var rows = await command.ExecuteReaderAsync(CommandBehavior.SequentialAccess, cancellation);
        var applied = new List<(int, byte[])>();
        while (await rows.ReadAsync(cancellation))
        {
            applied.Add((rows.GetInt32(0), await rows.GetFieldValueAsync<byte[]>(1, cancellation)));
        }

        return applied;
    }
}
