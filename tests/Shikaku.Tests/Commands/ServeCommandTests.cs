using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Shikaku.Commands;
using Shikaku.Features.Vault;

namespace Shikaku.Tests.Commands;

/// <summary><c>shikaku serve</c> as an operator starts and ends it: a process of its own, a private database, real signals.</summary>
public sealed class ServeCommandTests : IDisposable
{
    private const UnixFileMode OwnerOnly = UnixFileMode.UserRead | UnixFileMode.UserWrite;

    private readonly TemporaryFolder _folder = new();

    public ServeCommandTests() => File.SetUnixFileMode(_folder.Root, File.GetUnixFileMode(_folder.Root) | UnixFileMode.OtherExecute);

    private string Data => _folder.PathOf("data");

    private string KeyFile => Path.Combine(Data, KeyRingFile.Name);

    [Fact]
    public async Task The_first_start_makes_the_keys_says_so_serves_and_ends_in_order_when_asked()
    {
        var home = Directory.CreateDirectory(_folder.PathOf("home")).FullName;
        using (var first = ProgramProcess.StartAtHome(home, "serve", "--data", Data, "--urls", "http://127.0.0.1:0"))
        {
            Assert.StartsWith($"{KeyFile}: 鍵ファイルを作りました。", await first.ReadMessageAsync(), StringComparison.Ordinal);
            await AssertReadyAsync(first, new SocketsHttpHandler());
            first.Signal(ProgramProcess.Terminate);
            var (code, _, error) = await first.EndAsync();
            Assert.Equal(ExitCode.Done, code);
            Assert.Matches("^サインインできる運用者がまだいません。.*\nhttp://127.0.0.1:[0-9]+/invitation/[A-Za-z0-9_-]{43}\n処理中のものを終えて止まります。\n$", error);
        }

        Assert.Empty(Directory.EnumerateFileSystemEntries(home));
        var keys = await File.ReadAllBytesAsync(KeyFile);
        using var second = ProgramProcess.StartAtHome(home, "serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        await AssertReadyAsync(second, new SocketsHttpHandler());
        second.Signal(ProgramProcess.Interrupt);
        Assert.Equal(ExitCode.Done, (await second.EndAsync()).ExitCode);
        Assert.Equal(keys, await File.ReadAllBytesAsync(KeyFile));
    }

    [Fact]
    public async Task It_serves_https_with_a_certificate_from_a_file()
    {
        using var key = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var request = new CertificateRequest("CN=127.0.0.1", key, HashAlgorithmName.SHA256);
        var names = new SubjectAlternativeNameBuilder();
        names.AddIpAddress(IPAddress.Loopback);
        request.CertificateExtensions.Add(names.Build());
        using var certificate = request.CreateSelfSigned(DateTimeOffset.UnixEpoch, DateTimeOffset.UnixEpoch.AddYears(100));
        var file = _folder.Write("server.pem", certificate.ExportCertificatePem() + "\n" + key.ExportPkcs8PrivateKeyPem() + "\n");

        using var serve = ProgramProcess.Start("serve", "--data", Data, "--urls", "https://127.0.0.1:0", "--certificate", file);
        await serve.ReadMessageAsync();
        var trust = new X509ChainPolicy { TrustMode = X509ChainTrustMode.CustomRootTrust, RevocationMode = X509RevocationMode.NoCheck, CustomTrustStore = { certificate } };
        using var handler = new SocketsHttpHandler { SslOptions = { CertificateChainPolicy = trust } };
        using var answer = await AssertReadyAsync(serve, handler);
        Assert.True(answer.Headers.Contains("Strict-Transport-Security"));
        serve.Signal(ProgramProcess.Terminate);
        Assert.Equal(ExitCode.Done, (await serve.EndAsync()).ExitCode);
    }

    [Fact]
    public async Task Keys_that_were_in_use_and_are_gone_or_others_are_refused_and_none_are_made()
    {
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        await CommandRun.OfAsync("keys", "list", "--data", Data);
        File.Delete(KeyFile);
        var gone = await CommandRun.OfAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Refused, gone.ExitCode);
        Assert.False(File.Exists(KeyFile));

        KeyRingFile.Create(KeyFile, KeyRing.Create(DateTimeOffset.UnixEpoch));
        var other = await CommandRun.OfAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Refused, other.ExitCode);
        Assert.Contains("このデータベースのものではありません", other.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_key_file_that_others_may_read_that_is_damaged_or_that_lacks_a_key_is_refused_with_the_reason()
    {
        await CommandRun.OfAsync("keys", "create", "--data", Data);
        var former = await File.ReadAllBytesAsync(KeyFile);
        Assert.Equal(ExitCode.Done, (await CommandRun.OfAsync("keys", "rotate", "--data", Data)).ExitCode);

        File.SetUnixFileMode(KeyFile, OwnerOnly | UnixFileMode.GroupRead);
        await AssertRefusedAsync("chmod 600");
        File.SetUnixFileMode(KeyFile, OwnerOnly);
        await File.WriteAllBytesAsync(KeyFile, former[..^10]);
        await AssertRefusedAsync("鍵の内容が壊れています");
        await File.WriteAllBytesAsync(KeyFile, former);
        await AssertRefusedAsync("鍵（k0002）がありません");
    }

    [Fact]
    public async Task For_a_database_of_ones_own_no_keys_are_made()
    {
        Directory.CreateDirectory(Data);
        var run = await CommandRun.OfAsync("serve", "--db", "Host=/nowhere;Database=shikaku", "--data", Data);
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.False(File.Exists(KeyFile));
    }

    [Theory]
    [InlineData("8080")]
    [InlineData("ftp://127.0.0.1:8080")]
    [InlineData("http://127.0.0.1:8080/path")]
    [InlineData("https://127.0.0.1:8080")]
    [InlineData(";")]
    public async Task An_address_that_cannot_be_served_is_wrong_usage(string urls) =>
        Assert.Equal(ExitCode.WrongUsage, (await CommandRun.OfAsync("serve", "--data", Data, "--urls", urls)).ExitCode);

    [Fact]
    public async Task A_port_that_is_taken_is_told()
    {
        using var taken = new TcpListener(IPAddress.Loopback, 0);
        taken.Start();
        var run = await CommandRun.OfAsync("serve", "--data", Data, "--urls", $"http://{taken.LocalEndpoint}");
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
        Assert.Contains("--urls", run.Error, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_certificate_that_is_none_is_told()
    {
        var file = _folder.Write("server.pem", "no certificate");
        var run = await CommandRun.OfAsync("serve", "--data", Data, "--urls", "https://127.0.0.1:0", "--certificate", file);
        Assert.Equal(ExitCode.InputUnusable, run.ExitCode);
    }

    public void Dispose() => _folder.Dispose();

    private async Task AssertRefusedAsync(string reason)
    {
        var run = await CommandRun.OfAsync("serve", "--data", Data, "--urls", "http://127.0.0.1:0");
        Assert.Equal(ExitCode.Refused, run.ExitCode);
        Assert.Contains(reason, run.Error, StringComparison.Ordinal);
    }

    private static async Task<HttpResponseMessage> AssertReadyAsync(ProgramProcess serve, SocketsHttpHandler handler)
    {
        var message = await serve.ReadMessageAsync();
        Assert.EndsWith(" で待ち受けています。", message, StringComparison.Ordinal);
        using var client = new HttpClient(handler) { BaseAddress = new Uri(message!.Split(' ')[0]) };
        var answer = await client.GetAsync("/health/ready");
        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.StatusCode, await answer.Content.ReadAsStringAsync()));
        return answer;
    }
}
