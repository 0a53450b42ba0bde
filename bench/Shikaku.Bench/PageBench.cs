using System.Globalization;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Accounts.Pages;
using Shikaku.Features.Checks;
using Shikaku.Features.Members;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Storage.PrivateInstance;
using Shikaku.Web.Safety;

namespace Shikaku.Bench;

/// <summary>
/// P7: the pages of <c>shikaku serve</c>, asked over HTTP by a supervisor who has signed in, with one insurer of all the members of the sample, and with as many
/// files, findings, changes and users as some years bring. The figure is the slowest page's, held against the limit of the speed contract.
/// </summary>
internal static class PageBench
{
    private const double LimitSeconds = 0.2;
    private const int Requests = 200;
    private const int WarmUp = 20;
    private const string Password = "測定のための長い合い言葉です";

    private const string AddFiles =
        """
        INSERT INTO intake.file (insurer_number, intake_id, content_digest, byte_count, received_at, channel, received_by, state, finished_at, change_id, encoding, result)
        SELECT insurer_number, gen_random_uuid(), sha256(each::text::bytea), byte_count, received_at - each * interval '1 hour', channel, received_by, state,
            finished_at - each * interval '1 hour', change_id, encoding, result
        FROM intake.file, generate_series(1, 20000) AS each
        """;

    private const string AddFindings =
        """
        INSERT INTO intake.finding (insurer_number, intake_id, ordinal, line, column_name, code)
        SELECT insurer_number, intake_id, 10000000 + each, each + 1, 'name_kana', 'S107' FROM (SELECT * FROM intake.finding LIMIT 1) AS one, generate_series(1, 500000) AS each
        """;

    private const string AddChanges =
        """
        INSERT INTO audit.change (chain, sequence, change_id, made_at, actor, operation, reason, evidence, events, row_count, row_digest, seal)
        SELECT chain, 1000 + each, gen_random_uuid(), made_at + each * interval '1 second', actor, 'member.change', reason, evidence, '[]', 1, row_digest, seal
        FROM (SELECT * FROM audit.change WHERE operation = 'intake.apply' LIMIT 1) AS one, generate_series(1, 500000) AS each
        """;

    private const string AddUsers =
        """
        INSERT INTO account.user (organisation, user_id, version_id, recorded, opened_by, opened_seal, sign_in_name, display_name, role, disabled)
        SELECT organisation, gen_random_uuid(), gen_random_uuid(), recorded, opened_by, opened_seal, 'user' || each, '利用者' || each, 'Clerk', false
        FROM account.user, generate_series(1, 500) AS each
        """;

    private static readonly string[] Enlargements = [AddFiles, AddFindings, AddChanges, AddUsers, "ANALYZE"];

    public static async Task<BenchReport> RunAsync(BenchRequest request)
    {
        var sample = await BenchSample.OfAsync(request, "realistic", insurers: 1);
        var data = Directory.CreateTempSubdirectory("shikaku-bench-");
        File.SetUnixFileMode(data.FullName, File.GetUnixFileMode(data.FullName) | UnixFileMode.OtherExecute);
        try
        {
            var folder = Path.Combine(data.FullName, "data");
            await using var server = await PrivateServer.OpenAsync(folder, TimeProvider.System, CancellationToken.None);
            await using var database = await RegisterDatabase.OpenPrivateAsync(folder, TimeProvider.System, CancellationToken.None);
            KeyRingFile.Create(Path.Combine(folder, KeyRingFile.Name), KeyRing.Create(DateTimeOffset.UnixEpoch));
            var setup = new MemberSetup(
                database, KeyRingFile.Read(Path.Combine(folder, KeyRingFile.Name)), new CheckTables(TableFiles.Open()), TimeProvider.System);
            await IntakeBench.TakeInAsync(setup, sample.Members);
            var insurer = IntakeBench.InsurerOf(sample.Members);
            var session = await SignInAsync(setup, insurer);
            foreach (var sql in Enlargements)
            {
                await IntakeBench.RunAsync(server.AdministratorAddress, sql);
            }

            await using var served = await ServedProgram.StartAsync(folder);
            using var visitor = new PageVisitor(served.Address, session, insurer);
            var members = File.ReadLines(sample.Members).Skip(1).Where((_, row) => row % Math.Max(1, request.Members / Requests) == 0).Select(line => line.Split(',')).ToArray();
            var pages = await MeasureAsync(visitor, await visitor.VisitsAsync(setup, members));
            return new BenchReport(
                request.Name, pages.Max(page => page.Slow), LimitSeconds, served.PeakBytes(), request.Members,
                [.. pages.Select(page => (page.Name, string.Create(
                    CultureInfo.InvariantCulture, $"p50 {page.Middle * 1000,7:0.0} ms   p95 {page.Slow * 1000,7:0.0} ms   {page.Bytes,8} bytes")))]);
        }
        finally
        {
            data.Delete(recursive: true);
        }
    }

    private static async Task<List<(string Name, double Middle, double Slow, int Bytes)>> MeasureAsync(PageVisitor visitor, IReadOnlyList<(string Name, Func<int, HttpRequestMessage> Visit)> visits)
    {
        var pages = new List<(string, double, double, int)>();
        foreach (var (name, visit) in visits)
        {
            var seconds = new List<double>(Requests);
            var most = 0;
            for (var i = -WarmUp; i < Requests; i++)
            {
                var (time, bytes) = await visitor.TimeAsync(visit(Math.Abs(i)));
                most = Math.Max(most, bytes);
                if (i >= 0)
                {
                    seconds.Add(time);
                }
            }

            seconds.Sort();
            pages.Add((name, BenchReport.Median(seconds), seconds[(int)Math.Ceiling(0.95 * seconds.Count) - 1], most));
        }

        return pages;
    }

    /// <summary>Takes a supervisor in and signs in as one does, with the codes of two steps.</summary>
    private static async Task<string> SignInAsync(MemberSetup setup, string insurer)
    {
        var (database, ring, clock) = (setup.Database, setup.Ring, setup.Clock);
        var invited = await new UserAdministration(database, ring.AuditSecret, clock).InviteAsync(
            Caller.OfCommand(), new Invitee(insurer, "bench", "測定", Role.Supervisor), CancellationToken.None);
        var invitations = new Invitations(database, ring, PasswordRules.Read(TableFiles.Open()), clock);
        var invitation = (await invitations.OpenAsync(invited.Result, null, CancellationToken.None)).Result;
        var secret = FactorProposal.TryOpen(ring, invitation.User.Id, invitation.Factor.SealedText)!;
        var step = TimeBasedCode.StepOf(clock.GetUtcNow());
        _ = (await invitations.AcceptAsync(invited.Result, Password, invitation.Factor.SealedText, TimeBasedCode.At(secret, step), CancellationToken.None)).Result;
        var signIn = new SignIn(database, ring, clock);
        var here = new SignInOrigin("127.0.0.1", null);
        var pending = (await signIn.GivePasswordAsync(here, "bench", Password, CancellationToken.None)).Result;
        var token = (await signIn.GiveCodeAsync(_ => here, pending, TimeBasedCode.At(secret, step + 1), CancellationToken.None)).Result;
        return new SessionCookie(invitation.User.Id, token).ToText(new KeyRingProtection(ring));
    }
}
