using System.Globalization;
using System.Text;
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
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Members;

/// <summary>A register of its own with one insurer, for tests that hand files in and look at what is on record.</summary>
internal sealed class MadeUpRegister : IAsyncDisposable
{
    public const string InsurerNumber = "06130488";

    private static readonly Lazy<CheckTables> Tables = new(() => new CheckTables(TableFiles.Open()));

    private MadeUpRegister(DatabaseAddress address, MemberSetup setup) => (Address, Setup) = (address, setup);

    public DatabaseAddress Address { get; }

    public MemberSetup Setup { get; }

    public static Caller Clerk { get; } = new(new Actor(ActorKind.Person, "yamamoto"), InsurerNumber, OrganisationKind.Insurer, Rights.Of(Role.Clerk));

    public static async Task<MadeUpRegister> CreateAsync(RegisterServer server, TimeProvider? clock = null)
    {
        var address = await server.CreateDatabaseAsync();
        var database = await RegisterDatabase.OpenAsync(address, CancellationToken.None);
        var ring = KeyRing.Create(DateTimeOffset.UnixEpoch);
        var register = new MadeUpRegister(address, new MemberSetup(database, ring, Tables.Value, clock ?? TimeProvider.System));
        await register.AddInsurerAsync(InsurerNumber);
        return register;
    }

    public Task AddInsurerAsync(string number) =>
        new OrganisationRegister(Setup.Database, Setup.Ring.AuditSecret, Setup.Clock)
            .SetAsync(new Organisation(number, OrganisationKind.Insurer, "テスト健康保険組合"), new Actor(ActorKind.Command, "test"), CancellationToken.None);

    /// <summary>Hands a file in and takes it into the register.</summary>
    public async Task<IntakeFile> TakeInAsync(string csv)
    {
        var intake = await ReceiveAsync(csv);
        Assert.True(Shikaku.Core.Identifiers.InsurerNumber.TryParse(InsurerNumber, true, out var number, out _));
        var application = new IntakeApplication(Setup);
        while (await application.RunNextAsync(number, waits: true, CancellationToken.None) is not null)
        {
        }

        return await FindAsync(intake);
    }

    public async Task<Guid> ReceiveAsync(string csv) => (await TryReceiveAsync(csv)).Result.Id;

    public async Task<Shikaku.Outcomes.Outcome<IntakeReceipt>> TryReceiveAsync(string csv, string? key = null, Caller? caller = null, string insurer = InsurerNumber) =>
        await new FileReceiver(Setup).ReceiveAsync(
            caller ?? Clerk, insurer, new MemoryStream(Encoding.UTF8.GetBytes(csv)), IntakeChannel.Api, key, CancellationToken.None);

    public async Task<IntakeFile> FindAsync(Guid intake) =>
        (await new IntakeQueries(Setup.Database).FindAsync(Clerk, InsurerNumber, intake, CancellationToken.None)).Result;

    /// <summary>The findings of a file as <c>line code column</c>.</summary>
    public async Task<string[]> FindingsAsync(IntakeFile file)
    {
        var found = await new IntakeQueries(Setup.Database).FindingsAsync(Clerk, InsurerNumber, file.Id, null, 0, 1000, CancellationToken.None);
        return [.. found.Result.Select(finding => string.Create(CultureInfo.InvariantCulture, $"{finding.Line} {finding.Code} {finding.Column}"))];
    }

    /// <summary>What is on record of a member now, in the order of its days: <c>from..until</c> and some of its texts.</summary>
    public async Task<string[]> VersionsAsync(string member, params string[] columns)
    {
        await using var connection = await Setup.Database.ConnectForAsync(InsurerNumber, CancellationToken.None);
        var shown = columns.Length == 0 ? "''" : string.Join(" || '|' || ", columns.Select(column => $"coalesce({column}::text, '-')"));
        var rows = await connection.QueryAsync<string>(
            $"""
            SELECT valid || ' ' || {shown} FROM register.qualification WHERE member_id = @member AND upper_inf(recorded) ORDER BY lower(valid), acquired_on
            """,
            new { member });
        return [.. rows];
    }

    public async Task<IReadOnlyList<AuditFault>> ExamineAsync() =>
        await new AuditExamination(Setup.Database, Setup.Ring.AuditSecret, AuditedTables.All).RunAsync(CancellationToken.None);

    /// <summary>Asks the database as its superuser.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(Address).ForMigration);
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    public ValueTask DisposeAsync() => Setup.Database.DisposeAsync();
}
