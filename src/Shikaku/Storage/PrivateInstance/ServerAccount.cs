using System.Diagnostics;

namespace Shikaku.Storage.PrivateInstance;

/// <summary>The account that runs the private server: the program's own, or for root, as which PostgreSQL refuses to run, an unprivileged one.</summary>
/// <param name="Name">The account's name, or null for the program's own.</param>
internal sealed record ServerAccount(string? Name)
{
    private const string AccountFile = "/etc/passwd";

    /// <summary>
    /// A shell that waits for the program, and signals to it when the input ends, whose other end Shikaku holds; more than once, since a program that has just
    /// been started does not listen yet.
    /// </summary>
    private const string Keeper =
        """
        signal=$1
        shift
        exec 3<&0 </dev/null
        "$@" &
        kept=$!
        (while read -r _ <&3; do :; done; while kill -"$signal" $kept; do sleep 0.2; done) 2>/dev/null &
        wait $kept
        code=$?
        kill $! 2>/dev/null
        exit $code
        """;

    private static readonly string[] Unprivileged = ["postgres", "nobody"];

    /// <summary>The account for this process.</summary>
    public static ServerAccount Choose() =>
        Environment.IsPrivilegedProcess
            ? new(Array.Find(Unprivileged, name => File.ReadLines(AccountFile).Any(line => line.StartsWith(name + ':', StringComparison.Ordinal))))
            : new((string?)null);

    /// <summary>
    /// Starts a program as this account. It ends when its input is closed, and so too when this program is gone, however that came about. It has a session of its
    /// own: Ctrl-C at the terminal is meant for Shikaku, which ends the others in order.
    /// </summary>
    /// <param name="signal">What makes it end: a shell has its programs in the background ignore INT, unless they say otherwise, as PostgreSQL does.</param>
    /// <param name="program">The program.</param>
    /// <param name="arguments">Its arguments.</param>
    public Process Start(string signal, string program, params ReadOnlySpan<string> arguments)
    {
        string[] prefix = Name is null ? [] : ["setpriv", $"--reuid={Name}", $"--regid={GroupOf(Name)}", "--clear-groups", "--"];
        return Process.Start(new ProcessStartInfo("setsid", [.. prefix, "/bin/sh", "-c", Keeper, "sh", signal, program, .. arguments])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            WorkingDirectory = "/",
        })!;
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
        using var look = Start("TERM", "test", "-x", folder);
        await look.WaitForExitAsync(cancellation);
        return look.ExitCode == 0;
    }

    private static string GroupOf(string name) =>
        File.ReadLines(AccountFile).Select(line => line.Split(':')).First(account => account[0] == name)[3];
}
