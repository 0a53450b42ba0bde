using System.CommandLine;
using Shikaku.Features.Residents;

namespace Shikaku.Commands;

/// <summary><c>--registry-files DIR</c> and <c>--registry-url URL</c>: where the resident registry (住基ネット) is asked.</summary>
internal sealed class RegistryOptions
{
    private readonly Option<string?> _files = new("--registry-files") { Description = "本人確認情報の照会に使うファイル交換のフォルダー" };

    private readonly Option<string?> _url = new("--registry-url") { Description = "本人確認情報の照会先のURL（ほかの計算機へは https に限る）" };

    /// <summary>Adds both to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(_files);
        command.Add(_url);
        return command;
    }

    /// <summary>Opens the way to the registry; null if none was given.</summary>
    /// <param name="parsed">What was given.</param>
    /// <param name="clock">The clock.</param>
    /// <exception cref="WrongUsageException">Both were given, or the address cannot be used.</exception>
    /// <exception cref="UnusableInputException">The folder cannot be used.</exception>
    public IRegistryTransport? Open(ParseResult parsed, TimeProvider clock) => (parsed.GetValue(_files), parsed.GetValue(_url)) switch
    {
        (null, null) => null,
        ({ } folder, null) => new FileTransport(ExchangeFolder.Open(folder), clock),
        (null, { } url) => new HttpTransport(AddressOf(url), clock),
        _ => throw new WrongUsageException("--registry-files と --registry-url はどちらか一方だけを指定してください。"),
    };

    /// <summary>Reads an address, so that names below it can be appended. Numbers go over an open line to this machine alone.</summary>
    private static Uri AddressOf(string url) =>
        Uri.TryCreate(url.EndsWith('/') ? url : url + '/', UriKind.Absolute, out var address)
        && (address.Scheme == Uri.UriSchemeHttps || (address.Scheme == Uri.UriSchemeHttp && address.IsLoopback))
        && address is { Query: "", Fragment: "", UserInfo: "" }
            ? address
            : throw new WrongUsageException("--registry-url: https://registry.example/ のような形で指定してください。http はこの計算機の中（127.0.0.1）に限ります。");
}
