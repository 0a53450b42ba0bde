using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Checks.Runs;
using Shikaku.Features.Organisations;
using Shikaku.Tests.Features.Members;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Members.MemberLines;

namespace Shikaku.Tests.Features.Checks.Runs;

/// <summary>The acceptance examples of check.md about comparison and stops, over stored members. P2024-05 unless said.</summary>
public sealed class AcceptanceExampleTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly Caller Operator =
        new(new Actor(ActorKind.Person, "suzuki"), Shikaku.Features.Audit.Change.ImplementingBody, OrganisationKind.ImplementingBody, Rights.Of(Role.Operator));

    private CheckedRegister _register = null!;

    public async ValueTask InitializeAsync() => _register = await CheckedRegister.CreateAsync(server);

    public ValueTask DisposeAsync() => _register.DisposeAsync();

    [Theory]
    [InlineData("11 all", "", CheckedRegister.SameResident, "○ None")]
    [InlineData("11 kana", "", "基金　洋子,ﾔﾏﾀﾞ ﾊﾅｺ,,,19800101,2,東京都千代田区麹町１丁目１番地", "△ None")]
    [InlineData("12", "", "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目２番地", "▲ Medical")]
    [InlineData("13", "", "山田　一郎,ﾔﾏﾀﾞ ｲﾁﾛｳ,,,19800101,2,東京都千代田区麹町１丁目１番地", "▲ Medical")]
    [InlineData("14 birth", "", "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19810101,2,東京都千代田区麹町１丁目１番地", "× All")]
    [InlineData("14 unknown", "", null, "－ All")]
    [InlineData("15 same", "birth_date=20000000", "基金　洋子,ｷｷﾝ ﾖｳｺ,,,20000000,2,東京都千代田区麹町１丁目１番地", "○ None")]
    [InlineData("15 other", "birth_date=20000000", "基金　洋子,ｷｷﾝ ﾖｳｺ,,,20000501,2,東京都千代田区麹町１丁目１番地", "× All")]
    [InlineData("16", "sex=3", CheckedRegister.SameResident, "× All")]
    [InlineData("17", "name_kanji=基●　洋子", CheckedRegister.SameResident, "△ None")]
    [InlineData("18", "", "山田　洋子,,,,19800101,2,東京都千代田区麹町１丁目１番地", "▲ Medical")]
    [InlineData("19", "", "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,千代田区麹町１丁目１番地", "▲ Medical")]
    public async Task Example(string id, string cell, string? resident, string expected)
    {
        Assert.NotEmpty(id);
        await _register.CheckAsync("m1", 1, resident, cell.Length == 0 ? [] : [cell]);
        await RunAsync("P2024-05");
        Assert.StartsWith(expected, await _register.VerdictAsync("m1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_12_under_the_policy_of_2023_depends_on_the_number_of_valid_qualifications()
    {
        await _register.CheckAsync("m1", 1, "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,東京都千代田区麹町１丁目２番地");
        await RunAsync("P2023-09");
        Assert.StartsWith("△ None", await _register.VerdictAsync("m1"), StringComparison.Ordinal);
        await _register.Register.TakeInAsync(File(Line("m2")));
        await RunAsync("P2023-09");
        Assert.StartsWith("▲ Medical", await _register.VerdictAsync("m1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Example_19_under_the_default_policy_agrees_if_one_place_fits()
    {
        await _register.CheckAsync("m1", 1, "基金　洋子,ｷｷﾝ ﾖｳｺ,,,19800101,2,千代田区麹町１丁目１番地");
        Assert.StartsWith("○ None", await _register.VerdictAsync("m1"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_policy_that_does_not_exist_starts_no_run()
    {
        var started = await StartAsync("P1999-01");
        Assert.Equal("CHK.POLICY", started.Refusal!.Problem.Code);
    }

    [Fact]
    public async Task An_insurers_clerk_starts_no_run()
    {
        var started = await new RunStart(_register.Register.Setup, _register.Checks.Settings).StartAsync(
            MadeUpRegister.Clerk, CheckKind.Full, new CheckScope(), null, CancellationToken.None);
        Assert.Equal("ACC.NOT_FOUND", started.Refusal!.Problem.Code);
    }

    private async Task RunAsync(string policy)
    {
        Assert.Null((await StartAsync(policy)).Refusal);
        await _register.RunAsync();
        Assert.Empty(await _register.Register.ExamineAsync());
    }

    private Task<Shikaku.Outcomes.Outcome<Guid>> StartAsync(string policy) =>
        new RunStart(_register.Register.Setup, _register.Checks.Settings).StartAsync(Operator, CheckKind.Full, new CheckScope(), policy, CancellationToken.None);
}
