using System.CommandLine;
using System.Globalization;
using Shikaku.Features.Checks;
using Shikaku.Features.Demo;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;
using Shikaku.Features.Sampling;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Web;

namespace Shikaku.Commands;

/// <summary><c>shikaku demo</c>: a register full of made-up people, filled on the way that real ones take, and the server over it (product.md §4).</summary>
internal static class DemoCommand
{
    private const long DefaultMembers = 100_000;
    private const int DefaultPort = 8080;
    private const string FilesFolder = "demo";

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var members = new Option<long>("--members")
        {
            Description = "架空の加入者の数",
            DefaultValueFactory = _ => DefaultMembers,
            CustomParser = result => WholeNumber.Read(result, 1, SampleRequest.MaxMembers),
        };
        var port = new Option<int>("--port")
        {
            Description = "画面とAPIの待ち受けポート（この計算機の中だけ）",
            DefaultValueFactory = _ => DefaultPort,
            CustomParser = result => WholeNumber.Read(result, 0, ushort.MaxValue),
        };
        var once = new Option<bool>("--once") { Description = "一通り行ったら終わる。省略時は Ctrl-C まで画面とAPIを動かし続ける" };
        var register = new RegisterOptions();
        var command = register.AddTo(new Command("demo", "架空の保険者と加入者で一通りの働きを試す。実在の保険者がいる登録簿では行わない。"));
        command.Add(members);
        command.Add(port);
        command.Add(once);
        command.SetAction(async (parsed, cancellation) =>
        {
            await using var database = await register.OpenAsync(parsed, host, cancellation);
            var file = register.KeyFile(parsed);
            await KeyRingFile.CreateIfFirstAsync(file, database, host.Clock, cancellation);
            var ring = KeyRingFile.Read(file);
            await KeyProofs.RequireAsync(database, ring, host.Clock.GetUtcNow(), cancellation);
            var tables = TableFiles.Open();
            var setup = new MemberSetup(database, ring, new CheckTables(tables), host.Clock);
            var count = parsed.GetValue(members);
            var folder = Path.Combine(register.Data(parsed), FilesFolder, count.ToString(CultureInfo.InvariantCulture));
            var population = new MadeUpPopulation(folder);
            var run = new DemoRun(setup, population, host);
            await FillAsync(run, count, tables, cancellation);
            await using var registry = await DemoRegistry.StartAsync(Environment.ProcessPath!, population.Residents, population.Exchange, cancellation);
            using var transport = new FileTransport(ExchangeFolder.Open(population.Exchange), host.Clock);
            var check = new DemoCheck(setup, population);
            await CheckAsync(run, check, transport, cancellation);
            await run.StepAsync("個人番号のない加入者の照会", () => new DemoMissing(setup, population).RunAsync(check, transport, cancellation));
            await run.StepAsync("確認登録", () => new DemoClerks(setup, population).RunAsync(cancellation));
            await run.StepAsync("訂正", () => new DemoCorrections(setup, population, check).RunAsync(transport, cancellation));
            await run.StepAsync("閲覧停止の残存", () => new DemoResidue(setup).RunAsync(cancellation));
            await run.StepAsync("類似事案の点検", () => new DemoInspection(setup, population, check).RunAsync(transport, cancellation));
            await run.StepAsync("監査記録の検証", () => run.ExamineAsync(cancellation));
            if (!parsed.GetValue(once))
            {
                await ServeAsync(host, setup, run, parsed.GetValue(port), transport, cancellation);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static async Task FillAsync(DemoRun run, long members, TableFiles tables, CancellationToken cancellation)
    {
        await run.RequireMadeUpAsync(cancellation);
        await run.StepAsync("架空の加入者と住民", () => run.MakePopulationAsync(members, tables, cancellation));
        await run.StepAsync("保険者の登録", () => run.AddInsurersAsync(cancellation));
        await run.StepAsync("加入者情報の取込", () => run.TakeInAsync(cancellation));
        await run.TellFindingsAsync(cancellation);
    }

    private static async Task CheckAsync(DemoRun run, DemoCheck check, IRegistryTransport transport, CancellationToken cancellation)
    {
        await run.StepAsync("個人番号誤入力チェック", () => check.RunAsync(transport, cancellation));
        await run.StepAsync("ファイルどうしのチェックとの照合", () => check.CompareWithFilesAsync(cancellation));
        await run.StepAsync("真実との照合", () => check.CompareWithTruthAsync(cancellation));
    }

    private static async Task ServeAsync(CommandHost host, MemberSetup setup, DemoRun run, int port, IRegistryTransport registry, CancellationToken cancellation)
    {
        var settings = new WebSettings([string.Create(CultureInfo.InvariantCulture, $"http://127.0.0.1:{port}")], [], TextWriter.Null, host.Clock);
        await using var server = await ServeCommand.StartAsync(setup.Database, setup.Ring, settings, registry, cancellation);
        var invitation = await OperatorInvitation.MakeAsync(host, setup.Database, setup.Ring);
        await host.Error.WriteLineAsync($"{string.Join("、", server.Addresses)} で動いています。Ctrl-C で止まります。");
        await OperatorInvitation.TellAsync(host, invitation, server.Addresses.First());
        await run.TellUsersAsync(server.Addresses.First(), cancellation);
        await ServeCommand.WaitAsync(cancellation);
        await server.StopAsync();
    }
}
