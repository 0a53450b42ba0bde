using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using Shikaku.Web.Safety;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>A register with two insurers, a ministry and the implementing body, on a clock that the test sets.</summary>
internal sealed class AccountWorld : IAsyncDisposable
{
    public const string Insurer = "06130488";
    public const string OtherInsurer = "01040013";
    public const string Ministry = "mhlw";
    public const string Password = "川のほとり赤い自転車と三毛猫";
    public const string OtherPassword = "山のふもと青い屋根と白い犬";

    private static readonly PasswordRules Rules = PasswordRules.Read(TableFiles.Open());

    private readonly DatabaseAddress _address;

    private AccountWorld(DatabaseAddress address, RegisterDatabase database) => (_address, Database) = (address, database);

    /// <summary>A browser that nobody knows yet, in an office.</summary>
    public static SignInOrigin Office { get; } = new("192.0.2.1", null);

    public static Caller Command { get; } = Caller.OfCommand();

    public static Caller Supervisor { get; } = CallerOf(Insurer, Role.Supervisor);

    public RegisterDatabase Database { get; }

    public ManualClock Clock { get; } = new();

    public KeyRing Ring { get; private set; } = KeyRing.Create(DateTimeOffset.UnixEpoch);

    public SignIn SignIn => new(Database, Ring, Clock);

    public Sessions Sessions => new(Database, Clock);

    public Invitations Invitations => new(Database, Ring, Rules, Clock);

    public OwnAccount OwnAccount => new(Database, Ring, Rules, Clock);

    public UserAdministration Users => new(Database, Ring.AuditSecret, Clock);

    public ApiKeyAdministration ApiKeys => new(Database, Ring.AuditSecret, Clock);

    public ApiKeyEntry ApiKeyEntry => new(Database, Clock);

    public OrganisationDirectory Organisations => new(Database, Ring.AuditSecret, Clock);

    public FirstOperator FirstOperator => new(Database, Ring, Clock);

    public static async Task<AccountWorld> OpenAsync(RegisterServer server)
    {
        var address = await server.CreateDatabaseAsync();
        var world = new AccountWorld(address, await RegisterDatabase.OpenAsync(address, CancellationToken.None));
        await world.AddAsync(Insurer, OrganisationKind.Insurer);
        await world.AddAsync(OtherInsurer, OrganisationKind.Insurer);
        await world.AddAsync(Ministry, OrganisationKind.Ministry);
        await world.FirstOperator.IntroduceBodyAsync(Command, CancellationToken.None);
        return world;
    }

    public static Caller CallerOf(string organisation, Role role) =>
        new(new Actor(ActorKind.Person, "caller"), organisation, Rights.KindOf(role), Rights.Of(role));

    public static T Done<T>(Outcome<T> outcome)
    {
        Assert.Null(outcome.Refusal?.Problem);
        return outcome.Result;
    }

    public static void Refused<T>(Problem expected, Outcome<T> outcome) => Assert.Equal(expected, outcome.Refusal?.Problem);

    public void RenewKey() => Ring = Ring.WithNewKey(Clock.Now);

    /// <summary>Takes a user in who has not yet set a password.</summary>
    public async Task<string> InviteAsync(string name, string organisation = Insurer, Role role = Role.Clerk) =>
        Done(await Users.InviteAsync(Command, new Invitee(organisation, name, $"{name}さん", role), CancellationToken.None));

    /// <summary>Takes a user in who sets password and second factor, and lets the code that this took grow old.</summary>
    public async Task<TestUser> EnrolAsync(string name, string organisation = Insurer, Role role = Role.Clerk, string? token = null)
    {
        var link = token ?? await InviteAsync(name, organisation, role);
        var invitation = Done(await Invitations.OpenAsync(link, null, CancellationToken.None));
        var secret = FactorProposal.TryOpen(Ring, invitation.User.Id, invitation.Factor.SealedText)!;
        var codes = Done(await Invitations.AcceptAsync(link, Password, invitation.Factor.SealedText, CodeOf(secret), CancellationToken.None));
        Clock.Pass(TimeSpan.FromMinutes(2));
        return new TestUser(invitation.User, secret, codes);
    }

    public string CodeOf(byte[] secret) => TimeBasedCode.At(secret, TimeBasedCode.StepOf(Clock.Now));

    /// <summary>A code that is wrong now.</summary>
    public string WrongCodeOf(byte[] secret) => TimeBasedCode.At(secret, TimeBasedCode.StepOf(Clock.Now) + 1000);

    /// <summary>Signs a user in, with a code that was not used before.</summary>
    public async Task<string> SignInAsync(TestUser user, string password = Password)
    {
        Clock.Pass(TimeSpan.FromSeconds(60));
        var pending = Done(await SignIn.GivePasswordAsync(Office, user.Name, password, CancellationToken.None));
        return Done(await SignIn.GiveCodeAsync(_ => Office, pending, CodeOf(user.Secret), CancellationToken.None));
    }

    /// <summary>Signs a user in, as the browser then shows it.</summary>
    public async Task<string> CookieOfAsync(TestUser user) => new SessionCookie(user.User.Id, await SignInAsync(user)).ToText(new KeyRingProtection(Ring));

    public async Task<UserVersion> FindAsync(string name) =>
        Done(await Users.ListAsync(Command, null, CancellationToken.None)).Single(user => user.User.SignInName == name);

    public async Task<IReadOnlyList<string>> EventsAsync(string organisation = Insurer) =>
        await QueryAsync("SELECT actor || ' ' || operation || ' ' || events FROM audit.change WHERE chain = @organisation ORDER BY sequence", new { organisation });

    /// <summary>What somebody with full rights on the database sees.</summary>
    public async Task<IReadOnlyList<string>> QueryAsync(string sql, object? values = null)
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        return [.. await connection.QueryAsync<string>(sql, values)];
    }

    public async Task<int> ByHandAsync(string sql)
    {
        await using var connection = new NpgsqlConnection(RegisterServer.Administrator(_address).ForMigration);
        return await connection.ExecuteAsync(sql);
    }

    public Task<IReadOnlyList<AuditFault>> VerifyAsync() =>
        new AuditExamination(Database, Ring.AuditSecret, AuditedTables.All).RunAsync(CancellationToken.None);

    public ValueTask DisposeAsync() => Database.DisposeAsync();

    private Task<bool> AddAsync(string key, OrganisationKind kind) =>
        new OrganisationRegister(Database, Ring.AuditSecret, Clock).SetAsync(new Organisation(key, kind, $"テスト {key}"), Command.Actor, CancellationToken.None);
}
