using System.Globalization;
using System.Text;
using Shikaku.Features.Accounts;
using Shikaku.Features.Stops.Batches;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Outcomes;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;
using static Shikaku.Tests.Features.Stops.StopDesk;

namespace Shikaku.Tests.Features.Stops;

/// <summary>Confirmations by file (CHK-32, acceptance example 22).</summary>
public sealed class BatchTests(RegisterServer server) : IAsyncLifetime
{
    private const string Header = "insurer_number,member_id,突合結果ID,理由コード,確認者,承認者,確認日,備考\n";

    private StopDesk _desk = null!;

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public async Task CHK_ex_22_a_row_with_an_old_result_is_refused_and_the_others_go_on()
    {
        await CheckAsync(3);
        var old = (await _desk.StandingAsync("m2")).ResultId;
        await _desk.Checked.CheckAsync("m2", 2, OtherNames, "symbol=202");
        var batch = await SendAsync(await RowAsync("m1"), Row("m2", old.ToString()), await RowAsync("m3"));
        Assert.Equal(["2 -", "3 S301", "4 -"], await AnswersAsync(batch));
        Assert.Equal("CNF.SAMPLE", (await ApproveAsync(batch)).Refusal!.Problem.Code);
        await LookAsync(batch, 2);
        Assert.Equal(new BatchApproval(2, 0, 0), (await ApproveAsync(batch)).Result);
        Assert.Equal(["Confirmed None", "Stopped Medical", "Confirmed None"], [await _desk.StateAsync("m1"), await _desk.StateAsync("m2"), await _desk.StateAsync("m3")]);
        Assert.Equal(["1"], await _desk.QueryAsync("SELECT count(*)::text FROM audit.change WHERE operation = 'stops.approve_batch'"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task Every_row_is_answered_with_what_is_wrong_with_it()
    {
        await CheckAsync(9);
        await _desk.Checked.CheckAsync("x1", 20, OtherBirth);
        await _desk.Checked.CheckAsync("agrees", 21, Checks.Runs.CheckedRegister.SameResident);
        var own = MadeUpRegister.InsurerNumber;
        string[] rows =
        [
            await RowAsync("m1", insurer: "06010011"), await RowAsync("m2", reason: "P77"), await RowAsync("m3", note: $"カード{Number(7)}"), await RowAsync("m4", day: "20260231"),
            await RowAsync("m5", confirmer: "suzuki", approver: "suzuki"), await RowAsync("m6", approver: "yamamoto"), await RowAsync("x1", reason: "P8"),
            await RowAsync("x1", reason: "P1", note: "届書"), await RowAsync("agrees"), Row("nobody", Guid.CreateVersion7().ToString()), await RowAsync("m7"), await RowAsync("m7"),
            await RowAsync("m8", day: "20990101"), $"{own},m9,短い行", await RowAsync("m9", confirmer: "山田"), Row("m9", "x"),
        ];
        var batch = await SendAsync(rows);
        Assert.Equal(
            ["2 S304", "3 S303", "4 S141", "5 S114", "6 S302", "7 S302", "8 S306", "9 S303", "10 S305", "11 S304", "12 -", "13 S305", "14 S114", "15 S001", "16 ACC.SIGN_IN_NAME", "17 S301"],
            await AnswersAsync(batch));
        Assert.All(await AnswersAsync(batch), answer => Assert.NotEqual(answer.Split(' ')[1], BatchCodes.MessageOf(answer.Split(' ')[1]) is "-" ? "" : BatchCodes.MessageOf(answer.Split(' ')[1])));
    }

    [Fact]
    public async Task The_second_person_is_none_of_those_who_had_a_part_in_it_and_looks_at_as_many_rows_as_asked_for()
    {
        await CheckAsync(52);
        var rows = new List<string>();
        for (var i = 1; i <= 52; i++)
        {
            rows.Add(await RowAsync($"m{i}", confirmer: i == 1 ? "sato" : "", approver: i == 2 ? "kato" : ""));
        }

        var batch = await SendAsync([.. rows]);
        await LookAsync(batch, 49, skip: 2);
        var refused = (await ApproveAsync(batch)).Refusal!;
        Assert.Equal("CNF.SAMPLE", refused.Problem.Code);
        Assert.Equal("50件のうち49件を確かめました。", Assert.Single(refused.Details));
        Assert.Equal("S302", (await ApproveAsync(batch, Registrar)).Refusal!.Problem.Code);
        Assert.Equal("ACC.NOT_ALLOWED", (await ApproveAsync(batch, Clerk)).Refusal!.Problem.Code);
        await LookAsync(batch, 50, skip: 2);
        Assert.Equal(new BatchApproval(50, 0, 2), (await ApproveAsync(batch)).Result);
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
        Assert.Empty(await _desk.Checked.Register.ExamineAsync());
    }

    [Fact]
    public async Task What_changed_before_the_approval_is_sent_back_and_the_rest_is_approved()
    {
        await CheckAsync(2);
        var batch = await SendAsync(await RowAsync("m1"), await RowAsync("m2"));
        await LookAsync(batch, 2);
        await _desk.Checked.CheckAsync("m2", 2, OtherNames, "symbol=202");
        Assert.Equal(new BatchApproval(1, 1, 0), (await ApproveAsync(batch)).Result);
        Assert.Equal("S305", (await ApproveAsync(batch)).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task A_file_in_another_encoding_is_read_and_one_of_another_kind_is_not()
    {
        await CheckAsync(1);
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var bytes = Encoding.GetEncoding(932).GetBytes(Header + await RowAsync("m1", note: "住民票で確認") + "\n");
        var received = await new BatchReceiver(_desk.Setup).ReceiveAsync(Clerk, MadeUpRegister.InsurerNumber, new MemoryStream(bytes), CancellationToken.None);
        Assert.Equal(["住民票で確認"], await _desk.QueryAsync("SELECT evidence FROM stops.confirmation"));
        Assert.Equal(["2 -"], await AnswersAsync(received.Result));
        Assert.Equal("CNF.FILE", (await ReceiveAsync("insurer_number,member_id\n1,2\n")).Refusal!.Problem.Code);
        Assert.Equal("CNF.FILE", (await ReceiveAsync("")).Refusal!.Problem.Code);
        Assert.Equal("CNF.TOO_LARGE", (await ReceiveAsync(Header + string.Concat(Enumerable.Repeat("1,2,3,4,5,6,7,8\n", 10_001)))).Refusal!.Problem.Code);
    }

    [Fact]
    public async Task A_file_sent_back_leaves_every_stop()
    {
        await CheckAsync(1);
        var batch = await SendAsync(await RowAsync("m1"));
        var approvals = new BatchApprovals(_desk.Setup, new ResultViews(_desk.Setup));
        Assert.Equal("LIF.REASON", (await approvals.RefuseAsync(Supervisor, MadeUpRegister.InsurerNumber, batch, "", CancellationToken.None)).Refusal!.Problem.Code);
        Assert.Equal(1, (await approvals.RefuseAsync(Supervisor, MadeUpRegister.InsurerNumber, batch, "根拠不足", CancellationToken.None)).Result);
        Assert.Equal("Stopped Medical", await _desk.StateAsync("m1"));
        Assert.Equal("S304", (await new BatchReceiver(_desk.Setup).ReceiveAsync(
            CallerOf("tanaka", Role.Clerk, "06010011"), MadeUpRegister.InsurerNumber, Stream.Null, CancellationToken.None)).Refusal!.Problem.Code);
    }

    private async Task CheckAsync(int members)
    {
        for (var i = 1; i <= members; i++)
        {
            _desk.Checked.Registry.Set(Number(i), OtherAddress);
        }

        await _desk.Checked.Register.TakeInAsync(File(Enumerable.Range(1, members).Select(i => Line($"m{i}", $"individual_number={Number(i)}"))));
        await _desk.Checked.RunAsync();
    }

    private async Task<string> RowAsync(string member, string reason = "P8", string confirmer = "", string approver = "", string? day = null, string note = "", string? insurer = null) =>
        Row(member, (await _desk.StandingAsync(member)).ResultId.ToString(), reason, confirmer, approver, day, note, insurer);

    private string Row(
        string member, string result, string reason = "P8", string confirmer = "", string approver = "", string? day = null, string note = "", string? insurer = null) =>
        string.Join(',', insurer ?? MadeUpRegister.InsurerNumber, member, result, reason, confirmer, approver, day ?? _desk.Setup.Today.ToString("yyyyMMdd", CultureInfo.InvariantCulture), note);

    private async Task<Guid> SendAsync(params string[] rows)
    {
        var received = await ReceiveAsync(Header + string.Join('\n', rows) + "\n");
        Assert.True(received.Refusal is null, received.Refusal?.Problem.Code);
        return received.Result;
    }

    private Task<Outcome<Guid>> ReceiveAsync(string csv) =>
        new BatchReceiver(_desk.Setup).ReceiveAsync(Clerk, MadeUpRegister.InsurerNumber, new MemoryStream(Encoding.UTF8.GetBytes(csv)), CancellationToken.None);

    private async Task<BatchLine[]> LinesAsync(Guid batch) =>
        (await new BatchQueries(_desk.Setup).LinesAsync(Supervisor, MadeUpRegister.InsurerNumber, batch, 0, 1000, CancellationToken.None)).Result;

    private async Task<string[]> AnswersAsync(Guid batch) =>
        [.. (await LinesAsync(batch)).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Answer.Line} {line.Answer.Code ?? "-"}"))];

    private async Task LookAsync(Guid batch, int count, int skip = 0)
    {
        var approvals = new BatchApprovals(_desk.Setup, new ResultViews(_desk.Setup));
        foreach (var line in (await LinesAsync(batch)).Where(line => line.Answer.Code is null).Skip(skip).Take(count))
        {
            Assert.Null((await approvals.LookAsync(Supervisor, MadeUpRegister.InsurerNumber, batch, line.Answer.ConfirmationId!.Value, CancellationToken.None)).Refusal);
        }
    }

    private Task<Outcome<BatchApproval>> ApproveAsync(Guid batch, Caller? caller = null) =>
        new BatchApprovals(_desk.Setup, new ResultViews(_desk.Setup)).ApproveAsync(caller ?? Supervisor, MadeUpRegister.InsurerNumber, batch, CancellationToken.None);
}
