using System.Globalization;
using Shikaku.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Members;

/// <summary>The history of a member as it is told: one entry for each change.</summary>
public sealed class MemberTimelineTests(RegisterServer server) : IAsyncLifetime
{
    private readonly ManualClock _clock = ManualClock.On("2025-04-10");
    private MadeUpRegister _register = null!;
    private MemberDesk _desk = null!;

    public async ValueTask InitializeAsync()
    {
        _register = await MadeUpRegister.CreateAsync(server, _clock);
        _desk = new MemberDesk(_register);
    }

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task A_life_is_told_change_by_change_newest_first()
    {
        var member = await _desk.AddAsync("m1");
        _clock.GoTo("2025-05-12");
        await _desk.DoAsync(member, RowOperation.Change, "address=大阪府大阪市北区梅田１丁目１番地", "fact_on=20250501");
        _clock.GoTo("2025-06-02");
        await _register.TakeInAsync(File(Change("m1", "acquired_on=20250401", "name_kanji=基金　花子")));
        _clock.GoTo("2025-06-05");
        await _desk.DoAsync(member, RowOperation.Lose, "lost_on=20250601", "loss_reason=03");
        _clock.GoTo("2025-06-20");
        await _desk.DoAsync(member, RowOperation.Cancel);

        Assert.Equal(
            [
                "2025-06-20 Person:sato member.cancel Cancelled 届出:",
                "2025-06-05 Person:sato member.lose Changed 届出: LostOn -→20250601 20250401～20250601; LossReason -→03 20250401～20250601",
                "2025-06-02 Person:yamamoto intake.apply Changed -: KanjiName 基金　洋子→基金　花子 20250401～",
                "2025-05-12 Person:sato member.change Changed 届出: Address 東京都千代田区麹町１丁目１番地→大阪府大阪市北区梅田１丁目１番地 20250501～; FactOn -→20250501 20250501～",
                "2025-04-10 Person:sato member.register Added 資格取得届:",
            ],
            (await _desk.FindAsync(member)).Timeline.Select(Text));
    }

    [Fact]
    public async Task What_was_known_then_is_told_up_to_then()
    {
        var member = await _desk.AddAsync("m1");
        _clock.GoTo("2025-05-12");
        await _desk.DoAsync(member, RowOperation.Cancel);
        Assert.Equal(2, (await _desk.FindAsync(member)).Timeline.Count);
        Assert.Single((await _desk.FindAsync(member, null, "2025-05-11")).Timeline);
    }

    [Fact]
    public async Task Another_number_is_told_without_the_number()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.DoAsync(member, RowOperation.Change, $"individual_number={Number(2)}");
        Assert.Equal("2025-04-10 Person:sato member.change Changed 届出: IndividualNumber -→- 20250401～", Text((await _desk.FindAsync(member)).Timeline[0]));
    }

    [Fact]
    public async Task Each_qualification_has_its_own_entries()
    {
        var first = await _desk.AddAsync("m1", "lost_on=20250405", "loss_reason=99");
        await _desk.AddAsync("m1", "acquired_on=20250406");
        var view = await _desk.FindAsync(first);
        Assert.Equal(["2025-04-06", "2025-04-01"], view.Timeline.Select(entry => entry.AcquiredOn.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
        Assert.Equal([QualificationState.Lost, QualificationState.Active], view.Qualifications.Select(qualification => qualification.State));
    }

    private static string Text(TimelineEntry entry) => string.Create(
        CultureInfo.InvariantCulture,
        $"{entry.MadeAt:yyyy-MM-dd} {entry.Actor} {entry.Operation} {entry.Result} {entry.Reason ?? "-"}:{string.Join(';', entry.Changes.Select(Text))}");

    private static string Text(ColumnChange change) =>
        $" {change.Column} {change.Former ?? "-"}→{change.Now ?? "-"} {Qualification.TextOf(change.From)}～{Qualification.TextOf(change.Until)}";
}
