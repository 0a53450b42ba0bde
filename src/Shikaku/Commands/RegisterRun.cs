using System.CommandLine;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary>A command that works on the register with its keys.</summary>
internal static class RegisterRun
{
    /// <summary>Opens the register, makes sure that the keys are its own, and works.</summary>
    /// <param name="host">The world around the command.</param>
    /// <param name="register">Where the register is.</param>
    /// <param name="parsed">What was given.</param>
    /// <param name="work">What to do; gives the exit code.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="RefusedException">There is no key file, or it is another register's.</exception>
    public static async Task<int> RunAsync(
        CommandHost host, RegisterOptions register, ParseResult parsed, Func<RegisterDatabase, KeyRing, Task<int>> work, CancellationToken cancellation)
    {
        var ring = KeyRingFile.Read(register.KeyFile(parsed));
        await using var database = await register.OpenAsync(parsed, host, cancellation);
        await KeyProofs.RequireAsync(database, ring, host.Clock.GetUtcNow(), cancellation);
        return await work(database, ring);
    }
}
