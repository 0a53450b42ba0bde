using System.Diagnostics;
using System.Globalization;
using Dapper;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>
/// <c>shikaku import</c>, killed at moments spread over its run and started again, with the program's own PostgreSQL dying beside it: every file is in the register once,
/// and the register is that of an undisturbed run.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class ImportKillTests : IDisposable
{
    private const int Members = 3000;

    /// <summary>How often to kill; more by the environment variable <c>SHIKAKU_KILLS</c>.</summary>
    private static readonly int Kills =
        int.TryParse(Environment.GetEnvironmentVariable("SHIKAKU_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3;

    private readonly TemporaryFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task What_was_killed_and_started_again_is_as_if_nothing_had_been()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        await MakeRegisterAsync();
        var begin = Stopwatch.GetTimestamp();
        Assert.Equal(0, await ImportAsync(0));
        var duration = Stopwatch.GetElapsedTime(begin);
        for (var kill = 1; kill <= Kills; kill++)
        {
            using (var process = StartImport(kill))
            {
                await Task.Delay(duration * kill / (Kills + 1), TestContext.Current.CancellationToken);
                process.Signal(ProgramProcess.Kill);
                await process.EndAsync();
            }

            Assert.Equal(0, await ImportAsync(kill));
        }

        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        var contents = await connection.QueryAsync<string>(
            """
            SELECT md5(string_agg(valid::text || symbol || number || name_kanji || address || substring(member_id, position('-' in member_id)), '|' ORDER BY member_id))
            FROM register.qualification GROUP BY substring(member_id, 1, position('-' in member_id))
            """);
        Assert.Single(contents.Distinct(StringComparer.Ordinal));
        Assert.Equal((Kills + 1) * Members, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(Kills + 1, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Applied'"));
        var examination = new AuditExamination(database, KeyRingFile.Read(KeyFile).AuditSecret, AuditedTables.All);
        Assert.Empty(await examination.RunAsync(CancellationToken.None));
    }

    private string Data => _folder.PathOf("data");

    private string KeyFile => Path.Combine(Data, KeyRingFile.Name);

    private async Task MakeRegisterAsync()
    {
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        var ring = KeyRing.Create(DateTimeOffset.UnixEpoch);
        KeyRingFile.Create(KeyFile, ring);
        await new OrganisationRegister(database, ring.AuditSecret, TimeProvider.System).SetAsync(
            new Organisation(MadeUpRegister.InsurerNumber, OrganisationKind.Insurer, "テスト健康保険組合"), new Actor(ActorKind.Command, "test"), CancellationToken.None);
    }

    /// <summary>Files that differ in the members' keys and numbers alone.</summary>
    private ProgramProcess StartImport(int file)
    {
        var rows = Enumerable.Range(0, Members).Select(row => Line($"f{file}-{row:D5}", $"individual_number={Number((file * Members) + row)}"));
        var path = _folder.Write($"{file}.csv", File(rows));
        return ProgramProcess.Start("import", path, "--insurer", MadeUpRegister.InsurerNumber, "--data", Data);
    }

    private async Task<int> ImportAsync(int file)
    {
        using var process = StartImport(file);
        var (code, output, error) = await process.EndAsync();
        Assert.True(code == 0, error);
        Assert.StartsWith($"{Members} 行: 追加 ", output, StringComparison.Ordinal);
        return code;
    }
}
