using System.CommandLine;
using Npgsql;
using Shikaku.Storage.Migration;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Commands;

/// <summary><c>shikaku migrate</c>: brings the schema of the register's database up to date (product.md §6).</summary>
internal static class MigrateCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var register = new RegisterOptions();
        var command = register.AddTo(new Command(
            "migrate", "データベースを、このプログラムの版まで更新する。番号順に、一つずつ、済んでいないものだけを適用する。専用のデータベースは起動時に自動で更新される。"));
        command.SetAction((parsed, cancellation) => RunAsync(host, register, parsed, cancellation));
        return command;
    }

    private static async Task<int> RunAsync(CommandHost host, RegisterOptions register, ParseResult parsed, CancellationToken cancellation)
    {
        if (register.Address(parsed) is { } address)
        {
            await ApplyAsync(host, new Migrator(address, host.Clock), cancellation);
        }
        else
        {
            await using var server = await PrivateServer.OpenAsync(register.Data(parsed), host.Clock, cancellation);
            await ApplyAsync(host, new Migrator(server.AdministratorAddress, host.Clock), cancellation);
        }

        return ExitCode.Done;
    }

    private static async Task ApplyAsync(CommandHost host, Migrator migrator, CancellationToken cancellation)
    {
        try
        {
            var applied = await migrator.RunAsync(cancellation);
            foreach (var step in applied)
            {
                await host.Output.WriteLineAsync($"適用しました: {step.Number:0000} {step.Name}");
            }

            await host.Output.WriteLineAsync(applied.Count == 0 ? "データベースは最新です。" : $"{applied.Count} 件の更新を適用しました。");
        }
        catch (PostgresException refusal) when (refusal.SqlState is PostgresErrorCodes.InsufficientPrivilege)
        {
            throw new RefusedException("データベースの役割を作る権限がありません。管理者の利用者名を --db の Username に指定して、一度だけ実行してください。");
        }
    }
}
