using System.Globalization;
using Dapper;
using Shikaku.Core.Judgement;
using Shikaku.Features.Checks;
using Shikaku.Features.Checks.Results;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Demo;

/// <summary>The check of a demonstration: every member is asked about, and what came of it is held against <c>shikaku check</c> on the same files and against the truth.</summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
internal sealed class DemoCheck(MemberSetup setup, MadeUpPopulation population)
{
    private const string CountOpen =
        """
        SELECT (SELECT count(*) FROM checks.request WHERE state <> 'Closed')
            + (SELECT count(*) FROM audit.chain JOIN register.organisation ON organisation = chain AND kind = 'Insurer' AND upper_inf(recorded)
                LEFT JOIN checks.followed ON followed.insurer_number = chain WHERE last_sequence > coalesce(followed.sequence, 0))
        """;

    private const string FindStandings = "SELECT member_id, mark, stop FROM stops.standing WHERE upper_inf(recorded)";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(100);

    // The sample gives no two members one member_id.
    private readonly Dictionary<string, (Mark Mark, Stop Stop)> _standings = new(StringComparer.Ordinal);

    /// <summary>Asks about everybody who is registered and was not asked about yet.</summary>
    /// <param name="transport">The way to the simulated registry.</param>
    /// <param name="cancellation">Stops; the next demonstration goes on.</param>
    /// <returns>How many have which mark.</returns>
    public async Task<string> RunAsync(IRegistryTransport transport, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? failure = null;
        var register = new CheckRegister(setup, transport, new CheckSettings { Interval = Pause });
        var work = new CheckWorker(register, found => failure = found).RunAsync(stop.Token);
        try
        {
            await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
            while (await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountOpen, cancellationToken: cancellation)) > 0)
            {
                if (failure is { } found)
                {
                    throw new InvalidOperationException("The check of the demonstration failed.", found);
                }

                await Task.Delay(Pause, setup.Clock, cancellation);
            }

            foreach (var (member, mark, stopped) in await connection.QueryAsync<(string Member, string Mark, string Stop)>(
                new CommandDefinition(FindStandings, cancellationToken: cancellation)))
            {
                _standings[member] = (Enum.Parse<Mark>(mark), Enum.Parse<Stop>(stopped));
            }

            var counts = Enum.GetValues<Mark>().Select(mark =>
                string.Create(CultureInfo.InvariantCulture, $"{JudgementWriter.MarkTexts[(int)mark]} {_standings.Values.Count(standing => standing.Mark == mark):#,0}"));
            return string.Join("、", counts);
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
    }

    /// <summary>Checks the same rows as files, and compares row by row.</summary>
    public async Task<string> CompareWithFilesAsync(CancellationToken cancellation)
    {
        var options = new FileCheckOptions
        {
            Members = population.Members,
            Residents = population.Residents,
            Output = population.Results,
            Day = setup.Today,
            Threads = Environment.ProcessorCount,
        };
        await Task.Run(() => new FileCheck(options, setup.Tables, setup.Clock, _ => { }).Run(cancellation), cancellation);
        var (same, other) = (0L, 0L);
        await foreach (var (member, mark) in population.JudgementsAsync(cancellation))
        {
            if (_standings.TryGetValue(member, out var standing))
            {
                _ = JudgementWriter.MarkTexts[(int)standing.Mark] == mark ? same++ : other++;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"判定が同じ {same:#,0}、異なる {other:#,0}");
    }

    /// <summary>Holds the stops against the truth of the sample.</summary>
    public async Task<string> CompareWithTruthAsync(CancellationToken cancellation)
    {
        var (wrong, visible, stopped) = (0L, 0L, 0L);
        await foreach (var (member, _, hasWrongNumber, expected) in population.TruthAsync(cancellation))
        {
            if (_standings.TryGetValue(member, out var standing))
            {
                wrong += hasWrongNumber ? 1 : 0;
                visible += hasWrongNumber && standing.Stop == Stop.None ? 1 : 0;
                stopped += expected == "agree" && standing.Stop != Stop.None ? 1 : 0;
            }
        }

        return string.Create(CultureInfo.InvariantCulture, $"別人の番号 {wrong:#,0} のうち閲覧できるもの {visible:#,0}、本人のうち停止されたもの {stopped:#,0}");
    }
}
