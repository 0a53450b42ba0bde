using System.Diagnostics;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>The account that runs the private server: the program's own, or for root, as which PostgreSQL refuses to run, an unprivileged one.</summary>
/// <param name="Name">The account's name, or null for the program's own.</param>
internal sealed record ServerAccount(string? Name)
{
    private const string AccountFile = "/etc/passwd";
    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    /// <summary>The account for this process.</summary>
    public static ServerAccount Choose() =>
        Environment.IsPrivilegedProcess
            ? new(Array.Find(Unprivileged, name => File.ReadLines(AccountFile).Any(line => line.StartsWith(name + ':', StringComparison.Ordinal))))
            : new((string?)null);

    /// <summary>How to start a program as this account, in a session of its own: Ctrl-C at the terminal is meant for Shikaku, which ends the server in order.</summary>
    public ProcessStartInfo Start(string program, params ReadOnlySpan<string> arguments)
    {
        string[] prefix = Name is null ? [] : ["setpriv", $"--reuid={Name}", $"--regid={GroupOf(Name)}", "--clear-groups", "--"];
        return new ProcessStartInfo("setsid", [.. prefix, program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        };
    }

    /// <summary>Makes the account the owner of a folder.</summary>
    public async Task OwnAsync(string folder, CancellationToken cancellation)
    {
        if (Name is not null)
        {
            using var chown = Process.Start("chown", [$"{Name}:{GroupOf(Name)}", folder]);
            await chown.WaitForExitAsync(cancellation);
        }
    }

    /// <summary>Whether the account can work in a folder, given the folders above it.</summary>
    public async Task<bool> CanEnterAsync(string folder, CancellationToken cancellation)
    {
        using var look = Process.Start(Start("test", "-x", folder))!;
        await look.WaitForExitAsync(cancellation);
        return look.ExitCode == 0;
    }

    private static string GroupOf(string name) =>
        File.ReadLines(AccountFile).Select(line => line.Split(':')).First(account => account[0] == name)[3];
}
