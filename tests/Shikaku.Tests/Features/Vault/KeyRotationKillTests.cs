using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Dapper;
using Npgsql;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Intake;
using Shikaku.Tests.Features.Members;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Vault;

/// <summary><c>shikaku keys rotate</c>, killed at moments spread over its run and started again: numbers, waiting files and second factors open as before.</summary>
[Collection(nameof(MeasuredAlone))]
public sealed class KeyRotationKillTests : IDisposable
{
    private const int Numbers = 20_000;
    private const int Users = 200;
    private const int Rows = 15_000;

    private readonly TemporaryFolder _folder = new();

    private string Data => _folder.PathOf("data");

    private string KeyFile => Path.Combine(Data, KeyRingFile.Name);

    public void Dispose() => _folder.Dispose();

    [Fact]
    public async Task Whatever_is_sealed_opens_as_before_however_often_the_renewal_was_killed()
    {
        System.IO.File.SetUnixFileMode(_folder.Root, System.IO.File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);
        var (people, secrets) = await FillAsync();
        var begin = Stopwatch.GetTimestamp();
        await RotateAsync();
        var duration = Stopwatch.GetElapsedTime(begin);
        for (var kill = 1; kill <= KilledRegister.Kills; kill++)
        {
            using var killed = StartRotation();
            await Task.Delay(duration * kill / (KilledRegister.Kills + 1), TestContext.Current.CancellationToken);
            killed.Signal(ProgramProcess.Kill);
            await killed.EndAsync();
        }

        await RotateAsync();

        var ring = KeyRingFile.Read(KeyFile);
        Assert.InRange(ring.EncryptionKeys.Count, 2, KilledRegister.Kills + 3);
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        await KeyProofs.RequireAsync(database, ring, DateTimeOffset.UnixEpoch, CancellationToken.None);
        Assert.Equal(0, await new KeyRotation(database, ring, TimeProvider.System).CountLeftAsync(CancellationToken.None));
        await AssertOpenAsync(database, ring, people, secrets);
        await AssertFileAppliesAsync(new MemberSetup(database, ring, new CheckTables(TableFiles.Open()), TimeProvider.System));
    }

    private static async Task AssertOpenAsync(RegisterDatabase database, KeyRing ring, Dictionary<PersonKey, IndividualNumber> people, Dictionary<Guid, byte[]> secrets)
    {
        using var seal = new NumberSeal(ring);
        await using var connection = await database.ConnectAsync(DatabaseRole.Vault, CancellationToken.None);
        var stored = (await connection.QueryAsync<(byte[] Person, string Key, byte[] Sealed)>("SELECT person_key, key_id, sealed FROM vault.individual_number")).AsList();
        Assert.Equal(Numbers, stored.Count);
        Assert.All(stored, row => Assert.Equal(people[new PersonKey(row.Person)], seal.Open(row.Sealed, row.Key, new PersonKey(row.Person))));
        var factors = (await connection.QueryAsync<(Guid User, string Key, byte[] Sealed)>("SELECT user_id, factor_key_id, sealed_factor FROM account.credential")).AsList();
        Assert.Equal(Users, factors.Count);
        Assert.All(factors, row => Assert.Equal(secrets[row.User], new FactorSeal(ring).Open(new SealedFactor(row.Key, row.Sealed), row.User)));
    }

    private static async Task AssertFileAppliesAsync(MemberSetup setup)
    {
        Assert.True(InsurerNumber.TryParse(MadeUpRegister.InsurerNumber, allowMadeUpBodies: true, out var insurer, out _));
        Assert.NotNull(await new IntakeApplication(setup).RunNextAsync(insurer, waits: true, CancellationToken.None));
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        Assert.Equal(Rows, await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM register.qualification"));
    }

    private async Task<(Dictionary<PersonKey, IndividualNumber> People, Dictionary<Guid, byte[]> Secrets)> FillAsync()
    {
        await using var database = await RegisterDatabase.OpenPrivateAsync(Data, TimeProvider.System, CancellationToken.None);
        KeyRingFile.Create(KeyFile, KeyRing.Create(DateTimeOffset.UnixEpoch));
        var setup = new MemberSetup(database, KeyRingFile.Read(KeyFile), new CheckTables(TableFiles.Open()), TimeProvider.System);
        await new OrganisationRegister(database, setup.Ring.AuditSecret, TimeProvider.System).SetAsync(
            new Organisation(MadeUpRegister.InsurerNumber, OrganisationKind.Insurer, "テスト健康保険組合"), new Actor(ActorKind.Command, "test"), CancellationToken.None);
        var csv = Encoding.UTF8.GetBytes(MemberLines.File(Enumerable.Range(0, Rows).Select(row => Line($"m{row}", $"individual_number={Number(row)}"))));
        Assert.True((await new FileReceiver(setup).ReceiveAsync(
            Caller.OfCommand(), MadeUpRegister.InsurerNumber, new MemoryStream(csv), IntakeChannel.Command, null, CancellationToken.None)).Result.IsNew);

        await using var connection = await database.ConnectForAsync(MadeUpRegister.InsurerNumber, CancellationToken.None);
        IndividualNumber[] numbers = [.. Enumerable.Range(0, Numbers).Select(NumberOf)];
        var persons = await new NumberVault(database, setup.Ring, TimeProvider.System).StoreAsync(connection, numbers, CancellationToken.None);
        return (persons.Zip(numbers).ToDictionary(pair => pair.First, pair => pair.Second), await AddUsersAsync(connection, setup.Ring));
    }

    private static async Task<Dictionary<Guid, byte[]>> AddUsersAsync(NpgsqlConnection connection, KeyRing ring)
    {
        var secrets = Enumerable.Range(0, Users).ToDictionary(_ => Guid.CreateVersion7(DateTimeOffset.UnixEpoch), _ => RandomNumberGenerator.GetBytes(TimeBasedCode.SecretLength));
        foreach (var (id, secret) in secrets)
        {
            var user = new User(MadeUpRegister.InsurerNumber, id, "yamamoto", "山本", Role.Clerk, IsDisabled: false);
            await CredentialStore.SetAsync(connection, user, "hash", new FactorSeal(ring).Close(secret, id), 0, CancellationToken.None);
        }

        return secrets;
    }

    private static IndividualNumber NumberOf(int which)
    {
        Assert.True(IndividualNumber.TryParse(Number(which), out var number, out _));
        return number;
    }

    private ProgramProcess StartRotation() => ProgramProcess.Start("keys", "rotate", "--data", Data);

    private async Task RotateAsync()
    {
        using var rotation = StartRotation();
        var (code, _, error) = await rotation.EndAsync();
        Assert.True(code == ExitCode.Done, error);
    }
}
