using System.Globalization;
using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Intake;

/// <summary>A private register whose programs are killed while they take files in, and what must be true of it afterwards.</summary>
internal sealed class KilledRegister : IDisposable
{
    /// <summary>Rows of a file.</summary>
    public const int Members = 3000;

    private readonly TemporaryFolder _folder = new();

    /// <summary>How often tests kill; more by the environment variable <c>SHIKAKU_KILLS</c>.</summary>
    public static int Kills { get; } =
        int.TryParse(Environment.GetEnvironmentVariable("SHIKAKU_KILLS"), NumberStyles.None, CultureInfo.InvariantCulture, out var count) ? count : 3;

    /// <summary>The data folder.</summary>
    public string Data => _folder.PathOf("data");

    private string KeyFile => Path.Combine(Data, KeyRingFile.Name);

    public void Dispose() => _folder.Dispose();

    /// <summary>Makes the register with one insurer and its keys.</summary>
    public async Task MakeAsync()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        var ring = KeyRing.Create(DateTimeOffset.UnixEpoch);
        KeyRingFile.Create(KeyFile, ring);
        await new OrganisationRegister(database, ring.AuditSecret, TimeProvider.System).SetAsync(
            new Organisation(MadeUpRegister.InsurerNumber, OrganisationKind.Insurer, "テスト健康保険組合"), new Actor(ActorKind.Command, "test"), CancellationToken.None);
    }

    /// <summary>A file; all differ in the members' keys and numbers alone.</summary>
    public string WriteFile(int file) => _folder.Write(
        $"{file}.csv", File(Enumerable.Range(0, Members).Select(row => Line($"f{file}-{row:D5}", $"individual_number={Number((file * Members) + row)}"))));

    /// <summary>Hands a file in, beside the program that owns the server.</summary>
    public async Task ReceiveAsync(int file)
    {
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        var setup = new MemberSetup(database, KeyRingFile.Read(KeyFile), new CheckTables(TableFiles.Open()), TimeProvider.System);
        await using var content = System.IO.File.OpenRead(WriteFile(file));
        var received = await new FileReceiver(setup).ReceiveAsync(
            Caller.OfCommand(), MadeUpRegister.InsurerNumber, content, IntakeChannel.Command, null, CancellationToken.None);
        Assert.True(received.Result.IsNew);
    }

    /// <summary>Waits until so many files are applied, whatever happens to the server meanwhile.</summary>
    public async Task WaitAsync(int files)
    {
        while (true)
        {
            try
            {
                await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, TestContext.Current.CancellationToken);
                await using var connection = await database.ConnectAsync(DatabaseRole.Operator, TestContext.Current.CancellationToken);
                while (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Applied'") < files)
                {
                    await Task.Delay(100, TestContext.Current.CancellationToken);
                }

                return;
            }
            catch (NpgsqlException)
            {
                await Task.Delay(100, TestContext.Current.CancellationToken);
            }
        }
    }

    /// <summary>Holds the register against what an undisturbed run would have made of so many files.</summary>
    public async Task AssertWholeAsync(int files)
    {
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        var contents = await connection.QueryAsync<string>(
            """
            SELECT md5(string_agg(valid::text || symbol || number || name_kanji || address || substring(member_id, position('-' in member_id)), '|' ORDER BY member_id))
            FROM register.qualification GROUP BY substring(member_id, 1, position('-' in member_id))
            """);
        Assert.Single(contents.Distinct(StringComparer.Ordinal));
        Assert.Equal(files * Members, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM register.qualification"));
        Assert.Equal(files, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Applied'"));
        Assert.Empty(await new AuditExamination(database, KeyRingFile.Read(KeyFile).AuditSecret, AuditedTables.All).RunAsync(CancellationToken.None));
    }
}
