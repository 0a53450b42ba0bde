using System.CommandLine;
using System.Globalization;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Commands;

/// <summary><c>shikaku keys create|rotate|list</c>: the keys under which individual numbers are kept (product.md §4).</summary>
internal static class KeysCommand
{
    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host) => new("keys", "個人番号の保管に使う鍵を扱う") { CreateCreate(host), CreateRotate(host), CreateList(host) };

    private static Command CreateCreate(CommandHost host)
    {
        var data = new RegisterOptions();
        var command = data.AddTo(new Command(
            "create", $"鍵ファイル（{KeyRingFile.Name}）を作る。所有者だけが読める。失うと登録済みの個人番号を二度と読めないので、控えを別の安全な場所に保管する。"));
        command.SetAction(async (parsed, cancellation) =>
        {
            Directory.CreateDirectory(data.Data(parsed));
            var path = data.KeyFile(parsed);
            using var alone = KeyRingFile.Lock(path);
            if (!File.Exists(path))
            {
                await RequireUnusedAsync(host, data, parsed, cancellation);
            }

            KeyRingFile.Create(path, KeyRing.Create(host.Clock.GetUtcNow()));
            await host.Output.WriteLineAsync($"{path}: 鍵ファイルを作りました。控えを別の安全な場所に保管してください。");
            return ExitCode.Done;
        });
        return command;
    }

    /// <summary>New keys are of no use to a database that was sealed under others. A private one that is not there yet is not made for the question.</summary>
    private static async Task RequireUnusedAsync(CommandHost host, RegisterOptions register, ParseResult parsed, CancellationToken cancellation)
    {
        if (register.Address(parsed) is null && !ClusterFolder.Exists(register.Data(parsed)))
        {
            return;
        }

        await using var database = await register.OpenAsync(parsed, host, cancellation);
        if (await KeyProofs.AnyAsync(database, cancellation))
        {
            throw new RefusedException("このデータベースには、別の鍵で封じた内容があります。新しい鍵では読めません。使っていた鍵ファイルを控えから戻してください。");
        }
    }

    private static Command CreateRotate(CommandHost host)
    {
        var register = new RegisterOptions();
        var command = register.AddTo(new Command(
            "rotate", "新しい鍵を作り、封じてあるもの（個人番号、取込を待つファイル、認証アプリの秘密）をすべて封じ直す。途中で止まっても失われるものはなく、もう一度実行すると続きから進む。"));
        command.SetAction((parsed, cancellation) => RotateAsync(host, register, parsed, cancellation));
        return command;
    }

    private static Command CreateList(CommandHost host)
    {
        var register = new RegisterOptions();
        var json = new Option<bool>("--json") { Description = "結果をJSONで標準出力に書く" };
        var command = register.AddTo(new Command("list", "鍵の名前、作った日時、その鍵で封じられた個人番号の数を示す。鍵そのものは示さない。"));
        command.Add(json);
        command.SetAction((parsed, cancellation) => RegisterRun.RunAsync(
            host, register, parsed, (database, ring) => ListAsync(host, database, ring, parsed.GetValue(json), cancellation), cancellation));
        return command;
    }

    private static async Task<int> RotateAsync(CommandHost host, RegisterOptions register, ParseResult parsed, CancellationToken cancellation)
    {
        var path = register.KeyFile(parsed);
        using var alone = KeyRingFile.Lock(path);
        var ring = KeyRingFile.Read(path);
        await using var database = await register.OpenAsync(parsed, host, cancellation);
        var now = host.Clock.GetUtcNow();
        await KeyProofs.RequireAsync(database, ring, now, cancellation);
        if (await new KeyRotation(database, ring, host.Clock).CountLeftAsync(cancellation) == 0)
        {
            ring = ring.WithNewKey(now);
            KeyRingFile.Replace(path, ring);
            await KeyProofs.RequireAsync(database, ring, now, cancellation);
            await host.Output.WriteLineAsync($"新しい鍵 {ring.Current} を作りました。鍵ファイルの控えを取り直してください。");
        }
        else
        {
            await host.Output.WriteLineAsync($"前回の封じ直しの続きを、鍵 {ring.Current} で行います。");
        }

        var rotation = new KeyRotation(database, ring, host.Clock);
        var renewed = default(RenewedSeals);
        while (await rotation.RunBatchAsync(Change.ImplementingBody, new Actor(ActorKind.Command, Environment.UserName).ToString(), cancellation) is { IsEmpty: false } batch)
        {
            renewed += batch;
        }

        await host.Output.WriteLineAsync($"{renewed.Numbers} 件の個人番号を封じ直しました。");
        await host.Output.WriteLineAsync($"取込を待つファイルの断片 {renewed.FileParts} 件と、認証アプリの秘密 {renewed.Factors} 件を封じ直しました。");
        await host.Output.WriteLineAsync("動いているサーバーは、再起動するまで前の鍵で封じます。再起動してから、もう一度実行すると残りを封じ直します。");
        return ExitCode.Done;
    }

    private static async Task<int> ListAsync(CommandHost host, RegisterDatabase database, KeyRing ring, bool asJson, CancellationToken cancellation)
    {
        var uses = await KeyUse.ListAsync(database, ring, cancellation);
        if (asJson)
        {
            await JsonOutput.WriteAsync(host.Output, json => KeyUse.WriteJson(uses, json));
            return ExitCode.Done;
        }

        foreach (var use in uses)
        {
            var created = use.CreatedAt.ToString("yyyy-MM-dd HH:mm:ss'Z'", CultureInfo.InvariantCulture);
            await host.Output.WriteLineAsync($"{use.Id}  {created}  {use.Numbers} 件{(use.IsCurrent ? "  現在の鍵" : "")}");
        }

        return ExitCode.Done;
    }
}
