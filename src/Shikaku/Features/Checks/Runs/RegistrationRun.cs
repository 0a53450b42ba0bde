using Npgsql;
using Shikaku.Features.Members;

namespace Shikaku.Features.Checks.Runs;

/// <summary>A run that nobody started: about what was registered, changed, or is used again.</summary>
internal static class RegistrationRun
{
    /// <summary>Adds the run with its requests, in the transaction of whatever brings it about.</summary>
    /// <param name="connection">A connection of the application for the insurer.</param>
    /// <param name="setup">The register.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="versions">The versions of qualifications to ask about; at least one.</param>
    /// <param name="lines">Most members in one request.</param>
    /// <param name="now">The present time.</param>
    /// <param name="cancellation">Gives up; the transaction then does not commit.</param>
    public static async Task AddAsync(
        NpgsqlConnection connection, MemberSetup setup, string insurer, IReadOnlyCollection<Guid> versions, int lines, DateTimeOffset now, CancellationToken cancellation)
    {
        var policies = setup.Tables.Policies;
        if (!policies.TryFind(policies.DefaultName, setup.Today, out var policy))
        {
            throw new InvalidOperationException("The tables hold no policy for the present day.");
        }

        var order = new RunOrder(Guid.CreateVersion7(now), CheckKind.Registration, new CheckScope(insurer), policy, CheckRegister.Actor, now);
        await RunRows.AddAsync(connection, order, versions.Count, cancellation);
        foreach (var part in versions.Chunk(lines))
        {
            await NewRequests.AddAsync(connection, insurer, order.Id, part, attempt: 1, now, cancellation);
        }
    }
}
