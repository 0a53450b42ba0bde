using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using Dapper;
using Npgsql;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Storage;
using Shikaku.Storage.Database;
using Shikaku.Storage.PrivateInstance;
using Shikaku.Tests.Features.Members;
using Shikaku.Web.Safety;

namespace Shikaku.Tests.Web;

/// <summary><c>shikaku serve</c> as a process of its own over a private register with one insurer, whose supervisor has signed in and which has an API key.</summary>
internal sealed class ServedRegister : IAsyncDisposable
{
    private readonly string _data;
    private readonly string _session;
    private readonly string _key;
    private readonly Uri _address;
    private readonly Task<(int ExitCode, string Output, string Error)> _end;
    private readonly ProgramProcess _program;

    private ServedRegister(string data, string session, string key, ProgramProcess program, Uri address)
    {
        (_data, _session, _key, _program, _address) = (data, session, key, program, address);
        _end = program.EndAsync();
    }

    public static async Task<ServedRegister> StartAsync(string data)
    {
        string session, key;
        await using (var database = await RegisterDatabase.OpenPrivateAsync(data, TimeProvider.System, CancellationToken.None))
        {
            var ring = KeyRing.Create(DateTimeOffset.UnixEpoch);
            KeyRingFile.Create(Path.Combine(data, KeyRingFile.Name), ring);
            var caller = Caller.OfCommand();
            await new OrganisationRegister(database, ring.AuditSecret, TimeProvider.System).SetAsync(
                new Organisation(MadeUpRegister.InsurerNumber, OrganisationKind.Insurer, "テスト健康保険組合"), caller.Actor, CancellationToken.None);
            session = await SignInAsync(database, ring, caller);
            var rights = Rights.Of(Role.Supervisor) & (Right.ViewMembers | Right.ChangeMembers | Right.SubmitIntakes | Right.ViewIntakes | Right.ViewAudit);
            key = (await new ApiKeyAdministration(database, ring.AuditSecret, TimeProvider.System).IssueAsync(
                caller, new ApiKeyRequest(MadeUpRegister.InsurerNumber, "test", rights, 30), CancellationToken.None)).Result.ToText();
        }

        var program = ProgramProcess.Start("serve", "--data", data, "--urls", "http://127.0.0.1:0");
        const string Listening = " で待ち受けています。";
        while (await program.ReadMessageAsync() is { } message)
        {
            if (message.EndsWith(Listening, StringComparison.Ordinal))
            {
                return new ServedRegister(data, session, key, program, new Uri(message[..^Listening.Length]));
            }
        }

        throw new InvalidOperationException("The server did not start.");
    }

    /// <summary>The database of the running server. Never the folder: whoever opens that while the server is away starts one of their own.</summary>
    private string Address => $"Host={new ClusterFolder(new ServerAccount(null), RealPath.Of(Path.Combine(_data, "postgres"))).SocketFolder};Database=shikaku";

    /// <summary>The supervisor's browser.</summary>
    public HttpClient Browser()
    {
        var handler = new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() };
        handler.CookieContainer.Add(_address, new Cookie("session", _session));
        return new HttpClient(handler) { BaseAddress = _address };
    }

    /// <summary>Another system with the insurer's key.</summary>
    public HttpClient System()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, UseCookies = false }) { BaseAddress = _address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", _key);
        return client;
    }

    /// <summary>Ends the connections of everybody.</summary>
    public async Task CutConnectionsAsync()
    {
        await using var connection = await ConnectAsync();
        await connection.ExecuteAsync("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid() AND backend_type = 'client backend'");
    }

    /// <summary>Kills the database's server, and waits until the program has started it again.</summary>
    public async Task KillPostgresAsync()
    {
        using (var server = Process.GetProcessById(int.Parse(File.ReadLines(Path.Combine(_data, "postgres", "postmaster.pid")).First(), CultureInfo.InvariantCulture)))
        {
            server.Kill();
            await server.WaitForExitAsync(TestContext.Current.CancellationToken);
        }

        while (!await AnswersAsync())
        {
            Assert.False(_end.IsCompleted, "The program ended with its server.");
            await Task.Delay(20, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Asks the database as its superuser.</summary>
    public async Task<T> AskAsync<T>(string sql)
    {
        await using var connection = await ConnectAsync();
        return (await connection.ExecuteScalarAsync<T>(sql))!;
    }

    /// <summary>The whole database but for the vault, as text.</summary>
    public async Task<string> DumpAsync()
    {
        await using var connection = await ConnectAsync();
        var address = new NpgsqlConnectionStringBuilder(connection.ConnectionString);
        string[] arguments = ["--host", address.Host!, "--username", address.Username!, "--exclude-schema=vault", address.Database!];
        using var dump = Process.Start(new ProcessStartInfo("pg_dump", arguments) { RedirectStandardOutput = true, UseShellExecute = false })!;
        var text = await dump.StandardOutput.ReadToEndAsync(TestContext.Current.CancellationToken);
        await dump.WaitForExitAsync(TestContext.Current.CancellationToken);
        Assert.Equal(0, dump.ExitCode);
        return text;
    }

    /// <summary>What the server says of its readiness.</summary>
    public async Task<string> ReadyAsync()
    {
        using var client = Browser();
        using var answer = await client.GetAsync("/health/ready", TestContext.Current.CancellationToken);
        return await answer.Content.ReadAsStringAsync(TestContext.Current.CancellationToken);
    }

    /// <summary>Waits until the server says this of its readiness.</summary>
    public async Task UntilAsync(string state)
    {
        while (await ReadyAsync() != state)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Waits until no file waits.</summary>
    public async Task UntilTakenInAsync()
    {
        while (await AskAsync<long>("SELECT count(*) FROM intake.file WHERE state = 'Received'") > 0)
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    /// <summary>Examines the audit, as <c>audit verify</c> does.</summary>
    public async Task<IReadOnlyList<AuditFault>> ExamineAsync()
    {
        await using var database = await RegisterDatabase.OpenAsync(new DatabaseAddress(Address), CancellationToken.None);
        var secret = KeyRingFile.Read(Path.Combine(_data, KeyRingFile.Name)).AuditSecret;
        return await new AuditExamination(database, secret, AuditedTables.All).RunAsync(CancellationToken.None);
    }

    /// <summary>Ends the server and gives its whole log.</summary>
    public async Task<string> LogAsync()
    {
        _program.Signal(ProgramProcess.Terminate);
        return (await _end).Output;
    }

    public async ValueTask DisposeAsync()
    {
        _program.Dispose();
        await Task.WhenAny(_end);
    }

    private static async Task<string> SignInAsync(RegisterDatabase database, KeyRing ring, Caller caller)
    {
        var users = new UserAdministration(database, ring.AuditSecret, TimeProvider.System);
        _ = (await users.InviteAsync(caller, new Invitee(MadeUpRegister.InsurerNumber, "sato", "佐藤", Role.Supervisor), CancellationToken.None)).Result;
        var user = Assert.Single((await users.ListAsync(caller, MadeUpRegister.InsurerNumber, CancellationToken.None)).Result).User;
        await using var connection = await database.ConnectAsync(DatabaseRole.Account, CancellationToken.None);
        var token = await Sessions.BeginAsync(connection, user, SessionState.SignedIn, TimeProvider.System.GetUtcNow(), CancellationToken.None);
        return new SessionCookie(user.Id, token).ToText(new KeyRingProtection(ring));
    }

    private async Task<bool> AnswersAsync()
    {
        try
        {
            await (await ConnectAsync()).DisposeAsync();
            return true;
        }
        catch (NpgsqlException)
        {
            return false;
        }
    }

    private async Task<NpgsqlConnection> ConnectAsync()
    {
        var connection = new NpgsqlConnection($"{Address};Username={ClusterFolder.Superuser};Pooling=false");
        await connection.OpenAsync(TestContext.Current.CancellationToken);
        return connection;
    }
}
