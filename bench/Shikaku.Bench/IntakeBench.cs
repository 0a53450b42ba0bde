using System.Diagnostics;
using Npgsql;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Storage.PrivateInstance;

namespace Shikaku.Bench;

/// <summary>
/// P3: a members file of one insurer received and taken into the register, with every check, sealing, history and audit, against a plain COPY of the rows that
/// came of it into a table with the same indexes. In turn, on one private PostgreSQL.
/// </summary>
internal static class IntakeBench
{
    private const string Empty = "TRUNCATE register.qualification, intake.file, intake.request_key, intake.finding, vault.individual_number, vault.file_part, audit.change, audit.chain";

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
            var copy = Path.Combine(data.FullName, "rows");
            var (ours, peers) = (new List<double>(), new List<double>());
            var receipts = new List<double>();
            for (var round = 0; round < request.Rounds; round++)
            {
                await RunAsync(server.AdministratorAddress, Empty);
                var (receiving, applying) = await TakeInAsync(setup, sample.Members);
                receipts.Add(receiving);
                ours.Add(receiving + applying);
                peers.Add(await PeerCopy.RunAsync(server.AdministratorAddress, "register.qualification", copy));
            }

            return new BenchReport(
                request.Name, BenchReport.Median(ours), BenchReport.Median(peers), PeakBytes(), request.Members,
                [
                    ("intake, received and applied", BenchReport.Spread(ours)),
                    ("of it receiving and sealing the file", BenchReport.Spread(receipts)),
                    ("plain COPY, same rows and indexes", BenchReport.Spread(peers)),
                ]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    /// <summary>The insurer whose members a file of one insurer holds.</summary>
    public static string InsurerOf(string path) => File.ReadLines(path).ElementAt(1).Split(',')[0];

    /// <summary>Runs a statement.</summary>
    public static async Task RunAsync(DatabaseAddress administrator, string sql)
    {
        await using var connection = new NpgsqlConnection(administrator.ForMigration);
        await connection.OpenAsync();
        await using var command = new NpgsqlCommand(sql, connection) { CommandTimeout = 0 };
        await command.ExecuteNonQueryAsync();
    }

    /// <summary>Receives a members file of one insurer and takes it into the register.</summary>
    /// <returns>Seconds of both.</returns>
    public static async Task<(double Receiving, double Applying)> TakeInAsync(MemberSetup setup, string path)
    {
        var caller = Caller.OfCommand();
        var name = InsurerOf(path);
        if (!InsurerNumber.TryParse(name, allowMadeUpBodies: true, out var insurer, out _))
        {
            throw new InvalidOperationException("The sample has no insurer.");
        }

        var organisation = new Organisation(name, OrganisationKind.Insurer, "測定用");
        await new OrganisationRegister(setup.Database, setup.Ring.AuditSecret, setup.Clock).SetAsync(organisation, caller.Actor, CancellationToken.None);
        var from = Stopwatch.GetTimestamp();
        await using (var content = File.OpenRead(path))
        {
            await new FileReceiver(setup).ReceiveAsync(caller, name, content, IntakeChannel.Command, null, CancellationToken.None);
        }

        var received = Stopwatch.GetTimestamp();
        await new IntakeApplication(setup).RunNextAsync(insurer, waits: true, CancellationToken.None);
        return (Stopwatch.GetElapsedTime(from, received).TotalSeconds, Stopwatch.GetElapsedTime(received).TotalSeconds);
    }

    /// <summary>The largest resident set of this process; PostgreSQL is another.</summary>
    private static long PeakBytes()
    {
        using var self = Process.GetCurrentProcess();
        return self.PeakWorkingSet64;
    }
}
