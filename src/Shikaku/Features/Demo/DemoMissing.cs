using System.Globalization;
using System.Text;
using Dapper;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Intake;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Features.Sampling;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Demo;

/// <summary>
/// Members of a demonstration whose rows lack the number: some of the sample's own people join another insurer, so that it is known whose number each of them should get.
/// The clerk asks for the notice, which does not come, and then the registry.
/// </summary>
/// <param name="setup">The register.</param>
/// <param name="population">The made-up people.</param>
internal sealed class DemoMissing(MemberSetup setup, MadeUpPopulation population)
{
    private const int Most = 30;
    private const string Prefix = "missing-";

    /// <summary>Of so many rows one has the wrong sex: nobody must be found for it.</summary>
    private const int EachWrong = 6;

    private const string FindPersons = "SELECT member_id AS Member, person_key AS Person FROM register.qualification WHERE insurer_number = @insurer AND member_id LIKE 'missing-%' AND upper_inf(recorded)";

    /// <summary>Hands in rows without number, inquires, and holds the numbers that were found against the truth.</summary>
    /// <param name="check">Runs the exchange with the registry.</param>
    /// <param name="transport">The way to the registry.</param>
    /// <param name="cancellation">Stops; the next demonstration goes on.</param>
    public async Task<string> RunAsync(DemoCheck check, IRegistryTransport transport, CancellationToken cancellation)
    {
        var insurers = population.Insurers.Where(insurer => insurer.Kind != InsurerKind.WelfareOffice).ToArray();
        if (insurers.Length < 2)
        {
            return "保険者が一つのため行いません";
        }

        var (source, target) = (insurers[0], insurers[^1].Number);
        var (file, truth) = await MakeRowsAsync(source, target, cancellation);
        var caller = new Caller(new Actor(ActorKind.Person, "demo-clerk"), target, OrganisationKind.Insurer, Rights.Of(Role.Clerk));
        using (var content = new MemoryStream(Encoding.UTF8.GetBytes(file)))
        {
            _ = (await new FileReceiver(setup).ReceiveAsync(caller, target, content, IntakeChannel.Command, null, cancellation)).Result;
        }

        _ = InsurerNumber.TryParse(target, allowMadeUpBodies: true, out var number, out _);
        while (await new IntakeApplication(setup).RunNextAsync(number, waits: true, cancellation) is not null)
        {
        }

        await InquireAsync(caller, target, cancellation);
        await check.RunAsync(transport, cancellation);
        return await CompareAsync(caller, target, truth, cancellation);
    }

    /// <summary>Rows of people whose number is right and whose row holds all five items, as rows of another insurer and without the number; and who must be found.</summary>
    private async Task<(string File, Dictionary<string, PersonKey> Truth)> MakeRowsAsync(SampleInsurer source, string target, CancellationToken cancellation)
    {
        var right = new HashSet<string>(StringComparer.Ordinal);
        await foreach (var (member, _, hasWrongNumber, _) in population.TruthAsync(cancellation))
        {
            if (!hasWrongNumber)
            {
                right.Add(member);
            }
        }

        using var seal = new NumberSeal(setup.Ring);
        using var rows = new StreamReader(population.FileOf(source));
        var file = new StringBuilder().Append(await rows.ReadLineAsync(cancellation)).Append('\n');
        var truth = new Dictionary<string, PersonKey>(StringComparer.Ordinal);
        var count = 0;
        while (count < Most && await rows.ReadLineAsync(cancellation) is { } row)
        {
            // The columns of a sample are those of the members file, in their order; a quoted cell might hold a comma.
            var cells = row.Split(',');
            string Of(MemberColumn column) => cells[(int)column];
            if (row.Contains('"', StringComparison.Ordinal) || !right.Contains(Of(MemberColumn.MemberId)) || Of(MemberColumn.LostOn).Length > 0 || Of(MemberColumn.Address).Length == 0
                || !IndividualNumber.TryParse(Of(MemberColumn.IndividualNumber), out var number, out _))
            {
                continue;
            }

            var member = string.Create(CultureInfo.InvariantCulture, $"{Prefix}{++count:D3}");
            if (count % EachWrong == 0)
            {
                cells[(int)MemberColumn.Sex] = Of(MemberColumn.Sex) == "1" ? "2" : "1";
            }
            else
            {
                truth.Add(member, seal.PersonKeyOf(number));
            }

            (cells[(int)MemberColumn.InsurerNumber], cells[(int)MemberColumn.MemberId]) = (target, member);
            (cells[(int)MemberColumn.IndividualNumber], cells[(int)MemberColumn.AcquisitionMethod], cells[(int)MemberColumn.Operation]) = ("", "", "A");
            file.AppendJoin(',', cells).Append('\n');
        }

        return (file.ToString(), truth);
    }

    private async Task InquireAsync(Caller caller, string insurer, CancellationToken cancellation)
    {
        var (desk, queries) = (new InquiryDesk(setup), new MissingQueries(setup));
        foreach (var (_, entry) in (await queries.ListAsync(caller, insurer, MissingState.Noted, 0, Most, cancellation)).Result.Rows)
        {
            _ = (await desk.AskNoticeAsync(caller, insurer, entry.Id, null, setup.Today, cancellation)).Result;
        }

        var asked = (await queries.ListAsync(caller, insurer, MissingState.NoticeAsked, 0, Most, cancellation)).Result.Rows;
        if (asked.Count > 0)
        {
            _ = await desk.StartAsync(caller, insurer, [.. asked.Select(entry => entry.Content.Id)], NoticeFailure.NoReply, cancellation);
        }
    }

    private async Task<string> CompareAsync(Caller caller, string insurer, Dictionary<string, PersonKey> truth, CancellationToken cancellation)
    {
        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        var (right, wrong) = (0, 0);
        foreach (var (member, person) in await connection.QueryAsync<(string Member, byte[] Person)>(new CommandDefinition(FindPersons, new { insurer }, cancellationToken: cancellation)))
        {
            _ = truth.TryGetValue(member, out var own) && own == new PersonKey(person) ? right++ : wrong++;
        }

        var back = (await new MissingQueries(setup).ListAsync(caller, insurer, MissingState.SentBack, 0, Most, cancellation)).Result.Total;
        return string.Create(CultureInfo.InvariantCulture, $"見つかるはずの行 {truth.Count:#,0}、本人の番号が見つかったもの {right:#,0}、別人の番号 {wrong:#,0}、差し戻したもの {back:#,0}");
    }
}
