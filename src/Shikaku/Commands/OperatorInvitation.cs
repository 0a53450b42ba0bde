using Shikaku.Features.Accounts;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary>The way in where nobody has one yet: a one-time link on the terminal of whoever starts the server, and nowhere else.</summary>
internal static class OperatorInvitation
{
    /// <summary>Shows a link as long as no operator can sign in.</summary>
    /// <param name="host">Has the terminal.</param>
    /// <param name="database">The register's database.</param>
    /// <param name="ring">The secrets.</param>
    /// <param name="address">Where the server listens.</param>
    public static async Task TellAsync(CommandHost host, RegisterDatabase database, KeyRing ring, string address)
    {
        // A few rows: a server that is asked to end meanwhile ends after them, in order.
        var token = Expected.ResultOf(await new FirstOperator(database, ring, host.Clock).InviteAsync(Caller.OfCommand(), CancellationToken.None));
        if (token is not null)
        {
            await host.Error.WriteLineAsync(
                $"サインインできる運用者がまだいません。次の招待リンクを開いて設定してください。7日間、一度だけ使えます。\n{address}{Invitations.PathOf(token)}");
        }
    }
}
