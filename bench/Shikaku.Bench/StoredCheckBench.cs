using System.Diagnostics;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Demo;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Bench;

/// <summary>
/// P4: every stored member asked about at the simulated registry, by files, judged and put on record (goal: 1,000,000 in 60 seconds on two cores, the registry's work
/// included), against a plain COPY of the standings that came of it into a table with the same indexes.
/// </summary>
internal static class StoredCheckBench
{
    private const string Forget = "TRUNCATE stops.standing, checks.run, checks.request, checks.refused_reply, vault.reading";

    private const string CountUnderWay = "SELECT count(*) FROM checks.run WHERE finished_at IS NULL";

    private const string CountStandings = "SELECT count(*) FROM stops.standing WHERE upper_inf(recorded)";

    public static async Task<BenchReport> RunAsync(BenchRequest request)
    {
        var sample = await BenchSample.OfAsync(request, "realistic", insurers: 1);
        var data = Directory.CreateTempSubdirectory("shikaku-bench-");
        File.SetUnixFileMode(data.FullName, File.GetUnixFileMode(data.FullName) | UnixFileMode.OtherExecute);
        try
        {
            var folder = Path.Combine(data.FullName, "data");
            await using var server = await PrivateServer.OpenAsync(folder, TimeProvider.System, CancellationToken.None);
            await using var database = await RegisterDatabase.OpenPrivateAsync(folder, TimeProvider.System, CancellationToken.None);
            var setup = new MemberSetup(database, KeyRing.Create(DateTimeOffset.UnixEpoch), new CheckTables(TableFiles.Open()), TimeProvider.System);
            await IntakeBench.TakeInAsync(setup, sample.Members);
            await IntakeBench.RunAsync(server.AdministratorAddress, "INSERT INTO checks.followed SELECT chain, last_sequence FROM audit.chain; ANALYZE");
            var exchange = Path.Combine(data.FullName, "registry");
            await using var registry = await DemoRegistry.StartAsync(Path.Combine(request.Root, "shikaku"), sample.Residents, exchange, CancellationToken.None);
            using var transport = new FileTransport(ExchangeFolder.Open(exchange), TimeProvider.System);
            var register = new CheckRegister(setup, transport, new CheckSettings { Interval = TimeSpan.FromMilliseconds(50) });
            var (ours, peers) = (new List<double>(), new List<double>());
            for (var round = 0; round < request.Rounds; round++)
            {
                await IntakeBench.RunAsync(server.AdministratorAddress, Forget);
                ours.Add(await CheckAsync(register, server.AdministratorAddress, request.Members));
                peers.Add(await PeerCopy.RunAsync(server.AdministratorAddress, "stops.standing", Path.Combine(data.FullName, "rows")));
            }

            using var self = Process.GetCurrentProcess();
            return new BenchReport(
                request.Name, BenchReport.Median(ours), BenchReport.Median(peers), self.PeakWorkingSet64, request.Members,
                [("stored check, asked by files (goal 60 s per 1,000,000)", BenchReport.Spread(ours)), ("plain COPY, same standings and indexes", BenchReport.Spread(peers))]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<double> CheckAsync(CheckRegister register, DatabaseAddress administrator, int members)
    {
        var from = Stopwatch.GetTimestamp();
        _ = (await new RunStart(register.Register, register.Settings).StartAsync(Caller.OfCommand(), CheckKind.Full, new CheckScope(), null, CancellationToken.None)).Result;
        using var stop = new CancellationTokenSource();
        Exception? failure = null;
        var work = new CheckWorker(register, found => failure = found).RunAsync(stop.Token);
        while (await AskAsync(administrator, CountUnderWay) > 0)
        {
            if (failure is { } found)
            {
                throw new InvalidOperationException("The check failed.", found);
            }

            await Task.Delay(TimeSpan.FromMilliseconds(100), CancellationToken.None);
        }

        var seconds = Stopwatch.GetElapsedTime(from).TotalSeconds;
        await stop.CancelAsync();
        await work;
        return await AskAsync(administrator, CountStandings) == members ? seconds : throw new InvalidOperationException("Not every member has a standing.");
    }

    private static async Task<long> AskAsync(DatabaseAddress administrator, string sql)
    {
        await using var connection = new NpgsqlConnection(administrator.ForMigration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection);
        return (long)(await command.ExecuteScalarAsync())!;
    }
}
