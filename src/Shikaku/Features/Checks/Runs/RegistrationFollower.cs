using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Checks.Runs;

/// <summary>
/// Puts every qualification that is registered or changed on the list of those to be asked about, whichever way it came in: it follows the audit, change by change,
/// and none is left out or taken twice.
/// </summary>
/// <param name="register">What the check needs.</param>
internal sealed class RegistrationFollower(CheckRegister register)
{
    private const string FindBehind =
        """
        SELECT chain AS Insurer, last_sequence AS Until FROM audit.chain LEFT JOIN checks.followed ON followed.insurer_number = chain
        WHERE last_sequence > coalesce(followed.sequence, 0) ORDER BY chain
        """;

    private const string Follow =
        """
        INSERT INTO checks.followed (insurer_number, sequence) VALUES (@insurer, 0) ON CONFLICT (insurer_number) DO NOTHING;
        SELECT sequence FROM checks.followed WHERE insurer_number = @insurer FOR UPDATE
        """;

    private const string FindOpened =
        """
        SELECT opened.version_id FROM audit.change
        JOIN register.qualification AS opened ON opened.insurer_number = change.chain AND opened.opened_by = change.change_id
            AND upper_inf(opened.recorded) AND (isempty(opened.valid) OR upper(opened.valid) IS NOT DISTINCT FROM opened.lost_on)
        WHERE change.chain = @insurer AND change.sequence > @from AND change.sequence <= @until AND change.operation <> @judged
        """;

    private const string Finish = "UPDATE checks.followed SET sequence = @until WHERE insurer_number = @insurer";

    /// <summary>Looks once through all insurers.</summary>
    /// <returns>Number of qualifications put on the list.</returns>
    public async Task<long> RunAsync(CancellationToken cancellation)
    {
        List<Behind> insurers;
        await using (var connection = await register.Register.Database.ConnectAsync(DatabaseRole.Operator, cancellation))
        {
            insurers = (await connection.QueryAsync<Behind>(new CommandDefinition(FindBehind, cancellationToken: cancellation))).AsList();
        }

        var count = 0L;
        foreach (var behind in insurers)
        {
            if (InsurerNumber.TryParse(behind.Insurer, allowMadeUpBodies: true, out _, out _))
            {
                count += await FollowAsync(behind, cancellation);
            }
        }

        return count;
    }

    private async Task<long> FollowAsync(Behind behind, CancellationToken cancellation)
    {
        var (setup, settings) = (register.Register, register.Settings);
        await using var connection = await setup.Database.ConnectForAsync(behind.Insurer, cancellation);
        await using var transaction = await connection.BeginTransactionAsync(cancellation);
        var from = await connection.ExecuteScalarAsync<long>(new CommandDefinition(Follow, new { insurer = behind.Insurer }, cancellationToken: cancellation));
        var place = new { insurer = behind.Insurer, from, until = behind.Until, judged = ReplyApplication.Operation };
        var versions = (await connection.QueryAsync<Guid>(new CommandDefinition(FindOpened, place, cancellationToken: cancellation))).AsList();
        if (versions.Count > 0)
        {
            await RegistrationRun.AddAsync(connection, setup, behind.Insurer, versions, settings.LinesPerRequest, setup.Clock.GetUtcNow(), cancellation);
        }

        await connection.ExecuteAsync(new CommandDefinition(Finish, place, cancellationToken: cancellation));
        await transaction.CommitAsync(cancellation);
        return versions.Count;
    }

    private sealed record Behind(string Insurer, long Until);
}
