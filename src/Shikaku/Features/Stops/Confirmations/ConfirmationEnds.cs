using Dapper;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Stops.Confirmations;

/// <summary>Stops again what was confirmed until a day that is over. Any number of servers may do so at once.</summary>
/// <param name="setup">The register.</param>
internal sealed class ConfirmationEnds(MemberSetup setup)
{
    /// <summary>What the change is called in the audit.</summary>
    public const string Operation = "stops.end";

    private static readonly Actor Actor = new(ActorKind.Job, "stops");

    private const string FindInsurers =
        """
        SELECT DISTINCT insurer_number FROM stops.standing WHERE confirmed_until < @today AND confirmed_until IS NOT NULL AND upper_inf(recorded)
        """;

    private const string FindMembers =
        """
        SELECT member_key FROM stops.standing
        WHERE insurer_number = @insurer AND confirmed_until < @today AND confirmed_until IS NOT NULL AND upper_inf(recorded)
        """;

    /// <summary>Looks once through all insurers.</summary>
    /// <returns>Number of qualifications stopped again.</returns>
    public async Task<int> RunAsync(CancellationToken cancellation)
    {
        string[] insurers;
        await using (var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation))
        {
            insurers = [.. await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, new { today = setup.Today }, cancellationToken: cancellation))];
        }

        var count = 0;
        foreach (var insurer in insurers)
        {
            count += await EndAsync(insurer, cancellation);
        }

        return count;
    }

    private async Task<int> EndAsync(string insurer, CancellationToken cancellation)
    {
        var begun = await StopChange.BeginAsync(setup, insurer, new Change(insurer, Actor, Operation), InsurerTurn.Wait, cancellation);
        await using var stop = begun.Result;
        Guid[] members = [.. await stop.Connection.QueryAsync<Guid>(new CommandDefinition(FindMembers, new { insurer, today = stop.Today }, cancellationToken: cancellation))];
        var results = await ResultAtHand.LoadAsync(stop.Connection, insurer, members, cancellation);
        var ended = results.Values.Where(result => result.Standing.Content.ConfirmedUntil < stop.Today).ToArray();
        if (ended.Length == 0)
        {
            return 0;
        }

        foreach (var result in ended)
        {
            stop.StopAgain(result.Standing);
        }

        await stop.CommitAsync(ChangeEvent.Of("confirmation.ended", ("count", ended.Length.ToString(System.Globalization.CultureInfo.InvariantCulture))), cancellation);
        return ended.Length;
    }
}
