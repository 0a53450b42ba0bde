using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;

namespace Shikaku.Tests.Features.Members;

/// <summary>Sends notices about single members as somebody at a screen does, and looks at what is on record.</summary>
internal sealed class MemberDesk(MadeUpRegister register, string insurer = MadeUpRegister.InsurerNumber)
{
    private readonly MemberNotices _notices = new(register.Setup);
    private readonly MemberViews _views = new(register.Setup);

    public Caller Clerk { get; } = CallerOf("yamamoto", Role.Clerk, insurer);

    public Caller Supervisor { get; } = CallerOf("sato", Role.Supervisor, insurer);

    public static Caller CallerOf(string name, Role role, string insurer) =>
        new(new Actor(ActorKind.Person, name), insurer, OrganisationKind.Insurer, Rights.Of(role));

    /// <summary>The cells of a notice: <c>column=value</c>.</summary>
    public static IReadOnlyDictionary<MemberColumn, string> Cells(params string[] cells)
    {
        var columns = MemberColumns.All.ToArray();
        return cells.Select(cell => cell.Split('=', 2)).ToDictionary(cell => (MemberColumn)columns.Single(column => column.Name == cell[0]).Index, cell => cell[1]);
    }

    /// <summary>A notice that adds a member and has no finding, with some cells replaced.</summary>
    public static MemberNotice Addition(string member, params string[] cells)
    {
        var values = new Dictionary<MemberColumn, string>(Cells(
            $"member_id={member}", "symbol=101", "number=1", $"individual_number={MemberLines.Number(1)}", "name_kanji=基金　洋子", "name_kana=ｷｷﾝ ﾖｳｺ", "birth_date=19800101",
            "sex=2", "address=東京都千代田区麹町１丁目１番地", "acquired_on=20250401", "acquisition_method=1"));
        foreach (var (column, value) in Cells(cells))
        {
            values[column] = value;
        }

        return new MemberNotice(RowOperation.Add, values) { Reason = "資格取得届" };
    }

    /// <summary>Adds a member, which must succeed.</summary>
    public async Task<Guid> AddAsync(string member, params string[] cells)
    {
        var added = await _notices.RegisterAsync(Supervisor, insurer, Addition(member, cells), CancellationToken.None);
        Assert.True(added.Refusal is null, added.Refusal?.Problem.Code);
        Assert.True(added.Result.Result == RegistrationResult.Added, string.Join(' ', added.Result.Findings.Select(finding => finding.Code)));
        return added.Result.Version!.Value;
    }

    /// <summary>A notice about a qualification as it is on record now.</summary>
    public async Task<MemberNotice> NoticeAsync(Guid version, RowOperation operation, params string[] cells) =>
        new(operation, Cells(cells)) { Version = version, Seen = await SeenAsync(version), Reason = "届出" };

    /// <summary>Sends a notice about a qualification as it is on record now.</summary>
    public async Task<Outcome<NoticeResult>> SendAsync(Guid version, RowOperation operation, params string[] cells) =>
        await _notices.RegisterAsync(Supervisor, insurer, await NoticeAsync(version, operation, cells), CancellationToken.None);

    /// <summary>Sends a notice that must be carried out.</summary>
    public async Task DoAsync(Guid version, RowOperation operation, params string[] cells)
    {
        var sent = await SendAsync(version, operation, cells);
        Assert.True(sent.Refusal is null, sent.Refusal?.Problem.Code);
        Assert.True(sent.Result.Result is RegistrationResult.Changed or RegistrationResult.Cancelled, string.Join(' ', sent.Result.Findings.Select(finding => finding.Code)));
    }

    public async Task<Outcome<NoticeResult>> SendAsync(MemberNotice notice, Caller? caller = null) =>
        await _notices.RegisterAsync(caller ?? Clerk, insurer, notice, CancellationToken.None);

    public async Task<Outcome<NoticeResult>> RehearseAsync(MemberNotice notice, Caller? caller = null) =>
        await _notices.RehearseAsync(caller ?? Clerk, insurer, notice, CancellationToken.None);

    /// <summary>The member that a version belongs to.</summary>
    public async Task<MemberView> FindAsync(Guid version, string? day = null, string? known = null) =>
        (await _views.FindAsync(Clerk, insurer, await KeyOfAsync(version), DayOf(day), DayOf(known), CancellationToken.None)).Result;

    public async Task<Guid> KeyOfAsync(Guid version) => MemberKey.Of(insurer, (await HistoryOfAsync(version)).MemberId);

    /// <summary>Whether the member has a qualification on a day, as known on a day.</summary>
    public async Task<bool> IsValidAsync(Guid version, string day, string? known = null) =>
        (await FindAsync(version, day, known)).Shown is { State: QualificationState.Active };

    /// <summary>The last change of the qualification.</summary>
    public async Task<Guid?> SeenAsync(Guid version)
    {
        var history = await HistoryOfAsync(version);
        return history.LastChangeOf(history.AcquiredOnOf(version));
    }

    private async Task<MemberHistory> HistoryOfAsync(Guid version)
    {
        await using var connection = await register.Setup.Database.ConnectForAsync(insurer, CancellationToken.None);
        return (await MemberHistory.FindByVersionAsync(connection, insurer, version, CancellationToken.None))!;
    }

    private static DateOnly? DayOf(string? day) => day is null ? null : DateOnly.ParseExact(day, "yyyy-MM-dd", CultureInfo.InvariantCulture);
}
