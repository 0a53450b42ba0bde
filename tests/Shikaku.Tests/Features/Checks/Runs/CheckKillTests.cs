using System.Diagnostics;
using System.Globalization;
using Dapper;
using Shikaku.Storage.Database;
using Shikaku.Tests.Features.Intake;
using Shikaku.Tests.Features.Residents;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>
/// The server, killed at moments spread over the check of members just registered, against a registry in a process of its own that errs, answers in parts and late, and is
/// out for a while: every member ends with one judgement, and with the right one.
/// </summary>
[Collection(nameof(MeasuredAlone))]
public sealed class CheckKillTests : IDisposable
{
    private static readonly string[] Troubles = ["--errors", "2", "--partial", "50", "--late", "400", "--garbage", "20", "--outage", "2,3"];

    private readonly KilledRegister _register = new();
    private readonly TemporaryFolder _folder = new();

    public void Dispose()
    {
        _register.Dispose();
        _folder.Dispose();
    }

    [Fact]
    public async Task Every_member_is_judged_once_and_rightly_whoever_is_killed_and_when()
    {
        await _register.MakeAsync();
        var residents = WriteResidents(KilledRegister.Kills + 1);
        var exchange = _folder.PathOf("registry");
        using var registry = await RegistryProcess.StartAsync(residents, ["--exchange", exchange, .. Troubles]);
        var serve = await StartAsync(exchange);
        try
        {
            var begin = Stopwatch.GetTimestamp();
            await _register.ReceiveAsync(0);
            await WaitAsync(1);
            var duration = Stopwatch.GetElapsedTime(begin);
            for (var kill = 1; kill <= KilledRegister.Kills; kill++)
            {
                await _register.ReceiveAsync(kill);
                await Task.Delay(duration * kill / (KilledRegister.Kills + 1), TestContext.Current.CancellationToken);
                serve.Signal(ProgramProcess.Kill);
                serve.Dispose();
                serve = await StartAsync(exchange);
                await WaitAsync(kill + 1);
            }
        }
        finally
        {
            serve.Dispose();
        }

        await AssertJudgedAsync(KilledRegister.Kills + 1);
        await _register.AssertWholeAsync(KilledRegister.Kills + 1);
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(exchange, "requests")));
        Assert.Empty(Directory.EnumerateFiles(Path.Combine(exchange, "replies")));
    }

    /// <summary>Nine in ten are who the members are; of the others a day of birth differs, or nobody knows the number.</summary>
    private string WriteResidents(int files) => _folder.Write(
        "residents.csv",
        "individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n" + string.Concat(
            Enumerable.Range(0, files * KilledRegister.Members).Where(row => row % 20 != 1).Select(row => string.Create(
                CultureInfo.InvariantCulture,
                $"{Number(row)},1,{CheckedRegister.SameResident.Replace("19800101", row % 20 == 2 ? "19810101" : "19800101", StringComparison.Ordinal)}\n"))));

    private async Task<ProgramProcess> StartAsync(string exchange)
    {
        var serve = ProgramProcess.Start("serve", "--data", _register.Data, "--urls", "http://127.0.0.1:0", "--registry-files", exchange);
        while (await serve.ReadMessageAsync() is { } message && !message.EndsWith(" で待ち受けています。", StringComparison.Ordinal))
        {
        }

        return serve;
    }

    private async Task WaitAsync(int files)
    {
        await _register.WaitAsync(files);
        await using var database = await RegisterDatabase.OpenPrivateAsync(_register.Data, TimeProvider.System, TestContext.Current.CancellationToken);
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, TestContext.Current.CancellationToken);
        while (await connection.ExecuteScalarAsync<long>("SELECT count(*) FROM stops.standing WHERE upper_inf(recorded)") < files * KilledRegister.Members
            || await connection.ExecuteScalarAsync<bool>("SELECT EXISTS (SELECT FROM checks.run WHERE finished_at IS NULL)"))
        {
            await Task.Delay(100, TestContext.Current.CancellationToken);
        }
    }

    private async Task AssertJudgedAsync(int files)
    {
        await using var database = await RegisterDatabase.OpenPrivateAsync(_register.Data, TimeProvider.System, CancellationToken.None);
        await using var connection = await database.ConnectAsync(DatabaseRole.Operator, CancellationToken.None);
        var marks = (await connection.QueryAsync<(string Mark, long Count)>("SELECT mark, count(*) FROM stops.standing GROUP BY mark"))
            .ToDictionary(mark => mark.Mark, mark => mark.Count, StringComparer.Ordinal);
        var twentieth = files * KilledRegister.Members / 20;
        Assert.Equal((18 * twentieth, twentieth, twentieth), (marks["Agree"], marks["FullStop"], marks["NotCompared"]));
    }
}
