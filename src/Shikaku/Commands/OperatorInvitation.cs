using Shikaku.Features.Accounts;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary>The way in where nobody has one yet: a one-time link on the terminal of whoever starts the server, and nowhere else.</summary>
internal static class OperatorInvitation
{
    /// <summary>Makes a link as long as no operator can sign in.</summary>
    /// <param name="host">Has the clock.</param>
    /// <param name="database">The register's database.</param>
    /// <param name="ring">The secrets.</param>
    /// <returns>The link's token; null if an operator can sign in.</returns>
    public static async Task<string?> MakeAsync(CommandHost host, RegisterDatabase database, KeyRing ring) =>
        // A few rows: a server that is asked to end meanwhile ends after them, in order.
        Expected.ResultOf(await new FirstOperator(database, ring, host.Clock).InviteAsync(Caller.OfCommand(), CancellationToken.None));

    /// <summary>Shows the link.</summary>
    /// <param name="host">Has the terminal.</param>
    /// <param name="token">The link's token; null for none.</param>
    /// <param name="address">Where the server listens.</param>
    public static async Task TellAsync(CommandHost host, string? token, string address)
    {
        if (token is not null)
        {
            await host.Error.WriteLineAsync(
                $"サインインできる運用者がまだいません。次の招待リンクを開いて設定してください。7日間、一度だけ使えます。\n{address}{Invitations.PathOf(token)}");
        }
    }
}
