using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;

namespace Shikaku.Tests.Features.Members;

/// <summary>By what members are found (ID-20, ID-21, ID-22).</summary>
public sealed class MemberSearchTests(RegisterServer server) : IAsyncLifetime
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

    public static TheoryData<string, object, string> Searches => new()
    {
        { "the key of the member", new MemberSearchTerms { MemberId = "m1" }, "m1" },
        { "the key is identical or another", new MemberSearchTerms { MemberId = "M1" }, "" },
        { "記号 and 番号 in another width, with spaces", new MemberSearchTerms { Symbol = "12-34", Number = "７ 7" }, "m1" },
        { "番号 alone", new MemberSearchTerms { Number = "77" }, "m1" },
        { "another 記号", new MemberSearchTerms { Symbol = "12-35", Number = "77" }, "" },
        { "the beginning of the kana name in hiragana", new MemberSearchTerms { KanaName = "ききん" }, "m1 m2" },
        { "the beginning of the given name, without a space", new MemberSearchTerms { KanaName = "キキンヨ" }, "m1" },
        { "a beginning in half width", new MemberSearchTerms { KanaName = "ﾔﾏ" }, "m3" },
        { "the beginning of the kanji name", new MemberSearchTerms { KanjiName = "基金" }, "m1 m2" },
        { "the kanji name without its space", new MemberSearchTerms { KanjiName = "基金洋" }, "m1" },
        { "a percent sign is no pattern", new MemberSearchTerms { KanjiName = "%" }, "" },
        { "the day of birth in the Japanese calendar", new MemberSearchTerms { BirthDate = "S55.1.1" }, "m1 m3" },
        { "name and day of birth", new MemberSearchTerms { BirthDate = "1980/01/01", KanaName = "キキン" }, "m1" },
        { "the individual number", new MemberSearchTerms { IndividualNumber = MemberLines.Number(3) }, "m3" },
        { "a number that nobody has", new MemberSearchTerms { IndividualNumber = MemberLines.Number(9) }, "" },
    };

    [Theory]
    [MemberData(nameof(Searches))]
    public async Task A_member_is_found_by(string what, object terms, string expected)
    {
        await AddThreeAsync();
        Assert.Equal(expected, await FindAsync((MemberSearchTerms)terms));
        Assert.NotEmpty(what);
    }

    [Theory]
    [InlineData("1234", "77", "m1")]
    [InlineData("1234", "7-7", "m1")]
    [InlineData("12‐34", "77", "m1")]
    public async Task ID_22_without_hyphens_one_member_may_fit(string symbol, string number, string expected)
    {
        await _desk.AddAsync("m1", "symbol=１２－３４", "number=77");
        Assert.Equal(expected, await FindAsync(new MemberSearchTerms { Symbol = symbol, Number = number }));
    }

    [Fact]
    public async Task ID_22_without_hyphens_two_members_are_none()
    {
        await _desk.AddAsync("m1", "symbol=12-34", "number=77");
        await _desk.AddAsync("m2", "symbol=123-4", "number=77", $"individual_number={MemberLines.Number(2)}");
        Assert.Equal("", await FindAsync(new MemberSearchTerms { Symbol = "1234", Number = "77" }));
        Assert.Equal("m2", await FindAsync(new MemberSearchTerms { Symbol = "123-4", Number = "77" }));
    }

    [Fact]
    public async Task A_former_name_that_is_still_part_of_the_history_of_days_finds_the_member_once()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.DoAsync(member, RowOperation.Change, "name_kanji=山本　洋子", "name_kana=ヤマモト　ヨウコ", "fact_on=20250405");
        await _desk.DoAsync(member, RowOperation.Change, "address=大阪府大阪市北区梅田１丁目１番地", "fact_on=20250406");
        Assert.Equal("m1", await FindAsync(new MemberSearchTerms { KanaName = "キキン" }));
        Assert.Equal("m1", await FindAsync(new MemberSearchTerms { KanaName = "ヤマモト" }));
    }

    [Fact]
    public async Task What_was_corrected_or_cancelled_finds_nobody()
    {
        var member = await _desk.AddAsync("m1");
        await _desk.DoAsync(member, RowOperation.Change, "name_kana=ヤマモト　ヨウコ");
        Assert.Equal("", await FindAsync(new MemberSearchTerms { KanaName = "キキン" }));
        await _desk.DoAsync(member, RowOperation.Cancel);
        Assert.Equal("", await FindAsync(new MemberSearchTerms { KanaName = "ヤマモト" }));
    }

    [Theory]
    [InlineData(1)]
    [InlineData(3)]
    [InlineData(7)]
    public async Task Pages_hold_every_member_once(int size)
    {
        for (var i = 0; i < 7; i++)
        {
            await _desk.AddAsync($"m{i}", $"individual_number={MemberLines.Number(i + 1)}", $"name_kana=キキン　{"アイウ"[i % 3]}");
        }

        var found = new List<string>();
        for (MemberPlace? place = null; ;)
        {
            var page = await PageAsync(new MemberSearchTerms { KanaName = "キキン" }, place, size);
            Assert.InRange(page.Hits.Count, 1, size);
            found.AddRange(page.Hits.Select(hit => hit.Newest.Content.MemberId));
            place = page.Next;
            if (place is null)
            {
                break;
            }
        }

        Assert.Equal(["m0", "m3", "m6", "m1", "m4", "m2", "m5"], found);
    }

    [Fact]
    public async Task Looking_by_the_number_needs_a_right_of_its_own()
    {
        var caller = _desk.Clerk with { Rights = Right.ViewMembers };
        var found = await new MemberSearch(_register.Setup).FindAsync(
            caller, MadeUpRegister.InsurerNumber, new MemberSearchTerms { IndividualNumber = MemberLines.Number(1) }, null, 10, CancellationToken.None);
        Assert.Equal(Problems.NotAllowed, found.Refusal!.Problem);
    }

    public static TheoryData<object, string> UnfitTerms => new()
    {
        { new MemberSearchTerms(), "検索条件を1つ以上入力してください。" },
        { new MemberSearchTerms { KanaName = "　 " }, "検索条件を1つ以上入力してください。" },
        { new MemberSearchTerms { Symbol = "12" }, "記号だけでは検索できません。番号も入力してください。" },
        { new MemberSearchTerms { BirthDate = "19801332" }, "生年月日が正しくありません。" },
        { new MemberSearchTerms { IndividualNumber = "123456789010" }, "個人番号が正しくありません。12桁の数字を確かめてください。" },
        { new MemberSearchTerms { MemberId = "a\u0000" }, "検索に使えない文字があるか、長すぎます。" },
        { new MemberSearchTerms { KanjiName = new string('基', 600) }, "検索に使えない文字があるか、長すぎます。" },
        { new MemberSearchTerms { KanjiName = "基\ud800" }, "検索に使えない文字があるか、長すぎます。" },
        { new MemberSearchTerms { Number = new string('9', 65) }, "番号が長すぎます。" },
    };

    [Theory]
    [MemberData(nameof(UnfitTerms))]
    public async Task What_cannot_be_looked_for_is_told(object terms, string sentence)
    {
        var found = await new MemberSearch(_register.Setup).FindAsync(
            _desk.Clerk, MadeUpRegister.InsurerNumber, (MemberSearchTerms)terms, null, 10, CancellationToken.None);
        Assert.Equal(Problems.SearchTermsUnfit, found.Refusal!.Problem);
        Assert.Equal([sentence], found.Refusal.Details);
    }

    private async Task AddThreeAsync()
    {
        await _desk.AddAsync("m1", "symbol=１２－３４", "number=77");
        await _desk.AddAsync("m2", $"individual_number={MemberLines.Number(2)}", "name_kanji=基金 太郎", "name_kana=キキン　タロウ", "birth_date=19790101", "sex=1");
        await _desk.AddAsync("m3", $"individual_number={MemberLines.Number(3)}", "name_kanji=山本　花子", "name_kana=ヤマモト　ハナコ");
    }

    private async Task<MemberPage> PageAsync(MemberSearchTerms terms, MemberPlace? place, int size) =>
        (await new MemberSearch(_register.Setup).FindAsync(_desk.Clerk, MadeUpRegister.InsurerNumber, terms, place, size, CancellationToken.None)).Result;

    private async Task<string> FindAsync(MemberSearchTerms terms) =>
        string.Join(' ', (await PageAsync(terms, null, 50)).Hits.Select(hit => hit.Newest.Content.MemberId).Order(StringComparer.Ordinal));
}
