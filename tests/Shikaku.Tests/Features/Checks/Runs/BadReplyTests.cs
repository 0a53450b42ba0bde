using System.Globalization;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>What a reply holds that it should not judges nobody; what it lacks is asked again.</summary>
public sealed class BadReplyTests(RegisterServer server) : IAsyncLifetime
{
    private CheckedRegister _register = null!;

    private MadeUpRegistry Registry => _register.Registry;

    public async ValueTask InitializeAsync() =>
        _register = await CheckedRegister.CreateAsync(server, settings: new() { Pauses = [TimeSpan.Zero], ReplyTime = TimeSpan.Zero });

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Fact]
    public async Task A_reply_with_another_number_judges_nobody_and_the_line_is_asked_again()
    {
        Registry.Set(Number(2), "山田　一郎,ﾔﾏﾀﾞ ｲﾁﾛｳ,,,19700101,1,大阪府大阪市北区梅田１丁目１番");
        Registry.Answer = First((_, _) => [MadeUpRegistry.Piece(Registry.AnswerTo(1, Number(2)))]);
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
        Assert.Equal(2, Registry.Sent.Count);
        Assert.Equal(1, await _register.VersionCountAsync("m1"));
    }

    [Fact]
    public async Task Lines_that_do_not_exist_doubles_and_garbage_in_a_reply_change_nothing()
    {
        Registry.Answer = First((_, numbers) =>
        [
            "no reply at all",
            MadeUpRegistry.Piece(
                Registry.AnswerTo(7, numbers[0]), "x,y\n", "1,2,3,4,5,6,7,8,9,10,11\n", Registry.AnswerTo(1, numbers[0]), Registry.AnswerTo(1, numbers[0]),
                Registry.AnswerTo(0, numbers[0])),
        ]);
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
        Assert.Equal(1, await _register.VersionCountAsync("m1"));
        Assert.Equal(1, await _register.Register.AskAsync<long>("SELECT count(*) FROM checks.refused_reply"));
    }

    [Fact]
    public async Task Errors_of_the_registry_are_asked_again_until_it_answers()
    {
        Registry.Answer = (_, numbers) => Registry.Sent.Count < 4
            ? [MadeUpRegistry.Piece($"1,0,{numbers[0]},9,,,,,,,\n")]
            : [MadeUpRegistry.Piece(Registry.AnswerTo(1, numbers[0]))];
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
        Assert.Equal(4, Registry.Sent.Count);
    }

    [Fact]
    public async Task Only_what_a_partial_reply_leaves_open_is_asked_again_and_the_late_rest_changes_nothing()
    {
        Guid first = default;
        string[] asked = [];
        Registry.Answer = First((request, numbers) =>
        {
            (first, asked) = (request, numbers);
            return [MadeUpRegistry.Piece(Registry.AnswerTo(1, numbers[0]))];
        });
        Registry.Set(Number(1), CheckedRegister.SameResident);
        Registry.Set(Number(2), CheckedRegister.SameResident);
        await _register.Register.TakeInAsync(File(Line("m1"), Line("m2", $"individual_number={Number(2)}")));
        await _register.RunAsync();
        Assert.Equal([2, 1], Registry.Sent.Select(request => request.Numbers.Length));
        Registry.AddPiece(first, MadeUpRegistry.Piece(Registry.AnswerTo(1, asked[0]), Registry.AnswerTo(2, asked[1])));
        await _register.RunAsync();
        Assert.Equal((1, 1), (await _register.VersionCountAsync("m1"), await _register.VersionCountAsync("m2")));
        Assert.Equal(1, await _register.Register.AskAsync<long>("SELECT count(*) FROM checks.run WHERE finished_at IS NOT NULL"));
    }

    [Fact]
    public async Task An_answer_about_a_number_that_has_been_replaced_meanwhile_judges_nobody()
    {
        Registry.Answer = First((_, _) => []);
        await _register.CheckAsync("m1", 1, null);
        var standing = await _register.StandingAsync("m1");
        Assert.Equal("－ All", (await _register.VerdictAsync("m1"))[.."－ All".Length]);
        Assert.NotNull(standing);
        var first = Registry.Sent[0].Id;
        Registry.Set(Number(2), CheckedRegister.SameResident);
        await _register.Register.TakeInAsync(File(Change("m1", $"individual_number={Number(2)}", "operation=C")));
        await _register.RunAsync();
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
        Registry.AddPiece(first, MadeUpRegistry.Piece(string.Create(CultureInfo.InvariantCulture, $"1,0,{Number(1)},0,,,,,,,\n")));
        await _register.RunAsync();
        Assert.Equal("○ None eeeee", await _register.VerdictAsync("m1"));
    }

    [Fact]
    public async Task Every_number_that_is_sent_leaves_a_reading_on_record()
    {
        await _register.CheckAsync("m1", 1, CheckedRegister.SameResident);
        Assert.Equal(
            1, await _register.Register.AskAsync<long>($"SELECT count(*) FROM vault.reading WHERE purpose = 'RegistryInquiry' AND organisation = '{MadeUpRegister.InsurerNumber}'"));
    }

    private Func<Guid, string[], IEnumerable<string>> First(Func<Guid, string[], IEnumerable<string>> answer) =>
        (request, numbers) => Registry.Sent.Count == 1
            ? answer(request, numbers)
            : [MadeUpRegistry.Piece(numbers.Select((number, place) => Registry.AnswerTo(place + 1, number)))];
}
