using System.CommandLine;
using System.Security.Cryptography;
using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Http;
using Shikaku.Features.Residents;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Web;

namespace Shikaku.Commands;

/// <summary><c>shikaku serve</c>: the server with its pages and its interface for systems (product.md §4).</summary>
internal static class ServeCommand
{
    private const string DefaultAddresses = "http://127.0.0.1:8080";

    /// <summary>Makes the command.</summary>
    public static Command Create(CommandHost host)
    {
        var register = new RegisterOptions();
        var registry = new RegistryOptions();
        var urls = new Option<string>("--urls") { Description = "待ち受けるアドレス（複数は ; で区切る）", DefaultValueFactory = _ => DefaultAddresses };
        var certificate = new Option<string?>("--certificate") { Description = "https のための証明書のファイル（PEM。証明書、中間証明書、秘密鍵の順に一つに収める）" };
        var command = registry.AddTo(register.AddTo(new Command(
            "serve", "画面とAPIのサーバーを動かす。Ctrl-C または SIGTERM で、処理中のものを終えてから止まる。記録（JSON）は標準出力に書く。")));
        command.Add(urls);
        command.Add(certificate);
        command.SetAction(async (parsed, cancellation) =>
        {
            var addresses = AddressesOf(parsed.GetRequiredValue(urls), parsed.GetValue(certificate));
            var certificates = CertificatesOf(parsed.GetValue(certificate));
            using var transport = registry.Open(parsed, host.Clock);
            return await RunAsync(host, register, parsed, new WebSettings(addresses, certificates, host.Output, host.Clock), transport, cancellation);
        });
        return command;
    }

    private static async Task<int> RunAsync(
        CommandHost host, RegisterOptions register, ParseResult parsed, WebSettings settings, IRegistryTransport? registry, CancellationToken cancellation)
    {
        var isPrivate = register.Address(parsed) is null;
        var file = register.KeyFile(parsed);
        if (!isPrivate)
        {
            // Told before anything waits for a database.
            KeyRingFile.Read(file);
        }

        await using var database = await register.OpenAsync(parsed, host, cancellation);
        if (isPrivate && await KeyRingFile.CreateIfFirstAsync(file, database, host.Clock, cancellation))
        {
            await host.Error.WriteLineAsync($"{file}: 鍵ファイルを作りました。失うと登録した個人番号を二度と読めません。控えを別の安全な場所に保管してください。");
        }

        var ring = KeyRingFile.Read(file);
        await KeyProofs.RequireAsync(database, ring, host.Clock.GetUtcNow(), cancellation);
        await using var server = await StartAsync(database, ring, settings, registry, cancellation);

        // Before the server says that it runs: from then on no lost database ends it.
        var invitation = await OperatorInvitation.MakeAsync(host, database, ring);
        await host.Error.WriteLineAsync($"{string.Join("、", server.Addresses)} で待ち受けています。");
        await OperatorInvitation.TellAsync(host, invitation, server.Addresses.First());
        await WaitAsync(cancellation);
        await host.Error.WriteLineAsync("処理中のものを終えて止まります。");
        await server.StopAsync();
        return ExitCode.Done;
    }

    /// <summary>Starts the server.</summary>
    /// <param name="database">The register's database.</param>
    /// <param name="ring">The key ring.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="registry">The way to the resident registry; null for a server that does not ask it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="UnusableInputException">An address cannot be listened at.</exception>
    public static async Task<RegisterHost> StartAsync(
        RegisterDatabase database, KeyRing ring, WebSettings settings, IRegistryTransport? registry, CancellationToken cancellation)
    {
        try
        {
            return await RegisterHost.StartAsync(database, ring, settings, registry is null ? WebFeatures.All : WebFeatures.AskingRegistry(registry), cancellation);
        }
        catch (IOException failure)
        {
            throw new UnusableInputException("--urls: 待ち受けを始められません。ほかのプログラムが同じ番号を使っていないか、この計算機のアドレスかを確かめてください。", failure);
        }
    }

    /// <summary>A server ends when it is asked to: that is no interruption.</summary>
    public static async Task WaitAsync(CancellationToken cancellation)
    {
        var asked = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var registration = cancellation.Register(asked.SetResult);
        await asked.Task;
    }

    private static string[] AddressesOf(string urls, string? certificate)
    {
        var addresses = urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        if (addresses.Length == 0 || !Array.TrueForAll(addresses, IsAddress))
        {
            throw new WrongUsageException("--urls: http://127.0.0.1:8080 のような形で指定してください。");
        }

        return Array.Exists(addresses, address => BindingAddress.Parse(address).Scheme == Uri.UriSchemeHttps) && certificate is null
            ? throw new WrongUsageException("--urls: https を使うには --certificate で証明書のファイルを指定してください。")
            : addresses;
    }

    private static bool IsAddress(string address)
    {
        try
        {
            return BindingAddress.Parse(address) is { Scheme: "http" or "https", PathBase: "" };
        }
        catch (FormatException)
        {
            return false;
        }
    }

    private static X509Certificate2Collection CertificatesOf(string? file)
    {
        var certificates = new X509Certificate2Collection();
        if (file is not null)
        {
            try
            {
                certificates.ImportFromPemFile(file);
                certificates[0] = X509Certificate2.CreateFromPemFile(file);
            }
            catch (Exception failure) when (failure is CryptographicException or IOException or UnauthorizedAccessException or ArgumentException)
            {
                throw new UnusableInputException($"{file}: 証明書と秘密鍵をPEM形式で収めたファイルを読めません。", failure);
            }
        }

        return certificates;
    }
}
