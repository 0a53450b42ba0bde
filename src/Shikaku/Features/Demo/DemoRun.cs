using System.Globalization;
using Dapper;
using Shikaku.Commands;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Features.Sampling;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Demo;

/// <summary>
/// Fills a register with made-up insurers and members on the way that real ones take, step by step, and tells what came of each step. A second run finds what the
/// first has done and changes nothing.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
/// <param name="host">Where to tell.</param>
internal sealed class DemoRun(MemberSetup setup, MadeUpPopulation population, CommandHost host)
{
    private const string FindInsurers = "SELECT organisation FROM register.organisation WHERE kind = 'Insurer' AND upper_inf(recorded)";

    private const string CountResults =
        """
        SELECT coalesce(sum((result ->> 'rows')::bigint), 0)::bigint AS Rows, coalesce(sum((result ->> 'added')::bigint), 0)::bigint AS Added,
            coalesce(sum((result ->> 'refused')::bigint), 0)::bigint AS Refused, count(*) AS Files
        FROM intake.file WHERE state = 'Applied'
        """;

    private const string CountFindings = "SELECT code AS Code, count(*) AS Rows FROM intake.finding GROUP BY code ORDER BY code";

    private const string CountWaiting = "SELECT count(*) FROM intake.file WHERE state = 'Received'";

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly Caller _caller = Caller.OfCommand();
    private int _step;

    /// <summary>Runs one step and tells how long it took.</summary>
    public async Task StepAsync(string title, Func<Task<string>> work)
    {
        var begin = setup.Clock.GetTimestamp();
        var result = await work();
        await host.Output.WriteLineAsync(string.Create(
            CultureInfo.InvariantCulture, $"{++_step}. {title}: {result}（{setup.Clock.GetElapsedTime(begin).TotalSeconds:0.0} 秒）"));
    }

    /// <summary>Makes sure that nobody's real register is filled with made-up people.</summary>
    /// <exception cref="RefusedException">The register knows a real insurer.</exception>
    public async Task RequireMadeUpAsync(CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        var insurers = await connection.QueryAsync<string>(new CommandDefinition(FindInsurers, cancellationToken: cancellation));
        if (insurers.Any(insurer => InsurerNumber.TryParse(insurer, allowMadeUpBodies: false, out _, out _)))
        {
            throw new RefusedException("この登録簿には実在の保険者が登録されています。デモは別のフォルダー（--data）で実行してください。");
        }
    }

    /// <summary>Makes the made-up people.</summary>
    public async Task<string> MakePopulationAsync(long members, TableFiles tables, CancellationToken cancellation)
    {
        await population.MakeAsync(members, tables, host, cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"加入者 {members:#,0}");
    }

    /// <summary>Takes the made-up insurers into the register.</summary>
    public async Task<string> AddInsurersAsync(CancellationToken cancellation)
    {
        var register = new OrganisationRegister(setup.Database, setup.Ring.AuditSecret, setup.Clock);
        foreach (var insurer in population.Insurers)
        {
            await register.SetAsync(new Organisation(insurer.Number, OrganisationKind.Insurer, NameOf(insurer)), _caller.Actor, cancellation);
        }

        return $"保険者 {population.Insurers.Count}";
    }

    /// <summary>Hands in every insurer's file and waits until all are applied.</summary>
    public async Task<string> TakeInAsync(CancellationToken cancellation)
    {
        var receiver = new FileReceiver(setup);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        Exception? failure = null;
        var work = new IntakeWorker(setup, Environment.ProcessorCount, found => failure = found).RunAsync(stop.Token);
        try
        {
            foreach (var insurer in population.Insurers)
            {
                await using var content = File.OpenRead(population.FileOf(insurer));
                _ = (await receiver.ReceiveAsync(_caller, insurer.Number, content, IntakeChannel.Command, null, cancellation)).Result;
            }

            await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
            while (await connection.ExecuteScalarAsync<long>(new CommandDefinition(CountWaiting, cancellationToken: cancellation)) > 0)
            {
                if (failure is { } found)
                {
                    throw new InvalidOperationException("A file of the demonstration was not applied.", found);
                }

                await Task.Delay(Pause, setup.Clock, cancellation);
            }

            var total = await connection.QuerySingleAsync<IntakeTotal>(new CommandDefinition(CountResults, cancellationToken: cancellation));
            return string.Create(CultureInfo.InvariantCulture, $"ファイル {total.Files}、{total.Rows:#,0} 行、登録 {total.Added:#,0}、誤り {total.Refused:#,0}");
        }
        finally
        {
            await stop.CancelAsync();
            await work;
        }
    }

    /// <summary>Examines the audit.</summary>
    public async Task<string> ExamineAsync(CancellationToken cancellation)
    {
        var examination = new AuditExamination(setup.Database, setup.Ring.AuditSecret, AuditedTables.All);
        var faults = await examination.RunAsync(cancellation);
        return string.Create(CultureInfo.InvariantCulture, $"変更 {examination.LinkCount:#,0}、行 {examination.RowCount:#,0}、異常 {faults.Count:#,0}");
    }

    /// <summary>Invites a clerk and a supervisor of the first insurer, as long as they have not come in, and tells the links.</summary>
    /// <param name="address">Where the server listens.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task TellUsersAsync(string address, CancellationToken cancellation)
    {
        var administration = new UserAdministration(setup.Database, setup.Ring.AuditSecret, setup.Clock);
        var insurer = population.Insurers[0].Number;
        var known = (await administration.ListAsync(_caller, insurer, cancellation)).Result;
        foreach (var (role, name) in new[] { (Role.Clerk, "demo-clerk"), (Role.Supervisor, "demo-supervisor") })
        {
            var user = Array.Find(known, user => user.User.SignInName == name);
            if (user is { HasCredential: true })
            {
                await host.Error.WriteLineAsync($"{role.JapaneseName}（保険者 {insurer}）のサインイン名: {name}");
                continue;
            }

            var invited = user is null
                ? await administration.InviteAsync(_caller, new Invitee(insurer, name, $"見本の{role.JapaneseName}", role), cancellation)
                : await administration.ResetAsync(_caller, user.ToReference(), cancellation);
            await host.Error.WriteLineAsync($"{role.JapaneseName}（保険者 {insurer}）{name} の招待リンク:\n{address}{Invitations.PathOf(invited.Result)}");
        }
    }

    /// <summary>Tells how many rows each finding has.</summary>
    public async Task TellFindingsAsync(CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectAsync(DatabaseRole.Operator, cancellation);
        foreach (var (code, rows) in await connection.QueryAsync<(string Code, long Rows)>(new CommandDefinition(CountFindings, cancellationToken: cancellation)))
        {
            var entry = FindingCatalogue.Of(Enum.Parse<FindingCode>(code));
            await host.Output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"   {code} {rows,8:#,0}  {entry.JapaneseMessage}"));
        }
    }

    private static string NameOf(SampleInsurer insurer)
    {
        var kind = insurer.Kind switch
        {
            InsurerKind.HealthInsuranceSociety => "健康保険組合",
            InsurerKind.JapanHealthInsuranceAssociation => "健康保険協会",
            InsurerKind.MunicipalInsurance => "市国民健康保険",
            InsurerKind.LateStageElderly => "後期高齢者医療広域連合",
            InsurerKind.MutualAid => "共済組合",
            InsurerKind.WelfareOffice => "福祉事務所",
            InsurerKind.NationalInsuranceSociety => "国民健康保険組合",
        };
        return string.Create(CultureInfo.InvariantCulture, $"架空第{insurer.Ordinal}{kind}");
    }

    private sealed record IntakeTotal(long Rows, long Added, long Refused, long Files);
}
