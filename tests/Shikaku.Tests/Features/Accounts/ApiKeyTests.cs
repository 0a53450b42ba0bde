using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>What other systems come in with.</summary>
public sealed class ApiKeyTests(RegisterServer server) : IAsyncLifetime
{
    private const Right Scopes = Right.SubmitIntakes | Right.ViewIntakes;

    private AccountWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AccountWorld.OpenAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_key_gives_its_scopes_for_its_organisation_and_no_more()
    {
        var key = Done(await IssueAsync(Supervisor));
        var caller = Done(await EnterAsync(key));

        Assert.Equal(new Caller(new Actor(ActorKind.ApiKey, key.Id), Insurer, OrganisationKind.Insurer, Scopes), caller);
        Assert.Equal(Problems.NotAllowed, caller.Check(Right.ViewMembers, Insurer));
        Assert.Equal(Problems.NotFound, caller.Check(Right.SubmitIntakes, OtherInsurer));
    }

    [Fact]
    public async Task Unknown_wrong_withdrawn_and_expired_keys_are_told_the_same()
    {
        var key = Done(await IssueAsync(Supervisor));
        var other = Done(await IssueAsync(Supervisor));
        Refused(Problems.ApiKeyRefused, await EnterAsync(ApiKeyText.New()));
        Refused(Problems.ApiKeyRefused, await EnterAsync(key with { Secret = other.Secret }));
        Refused(Problems.ApiKeyRefused, await _world.ApiKeyEntry.EnterAsync("", CancellationToken.None));
        Refused(Problems.ApiKeyRefused, await _world.ApiKeyEntry.EnterAsync("shk_' OR true --", CancellationToken.None));

        Done(await _world.ApiKeys.WithdrawAsync(Supervisor, Insurer, other.Id, CancellationToken.None));
        Refused(Problems.ApiKeyRefused, await EnterAsync(other));
        _world.Clock.Pass(TimeSpan.FromDays(90));
        Refused(Problems.ApiKeyRefused, await EnterAsync(key));
    }

    [Fact]
    public async Task A_key_works_until_its_last_day_and_a_clock_that_goes_back_does_not_bring_it_to_life()
    {
        var key = Done(await IssueAsync(Supervisor));
        _world.Clock.Pass(TimeSpan.FromDays(90) - TimeSpan.FromSeconds(1));
        Done(await EnterAsync(key));
        _world.Clock.Pass(TimeSpan.FromSeconds(1));
        Refused(Problems.ApiKeyRefused, await EnterAsync(key));
        _world.Clock.Pass(TimeSpan.FromDays(-30));
        Refused(Problems.ApiKeyRefused, await EnterAsync(key));
    }

    [Fact]
    public async Task The_use_of_a_key_is_noted_once_a_minute()
    {
        var key = Done(await IssueAsync(Supervisor));
        Done(await EnterAsync(key));
        var first = await LastUseAsync(key);
        _world.Clock.Pass(TimeSpan.FromSeconds(59));
        Done(await EnterAsync(key));
        Assert.Equal(first, await LastUseAsync(key));
        _world.Clock.Pass(TimeSpan.FromSeconds(1));
        Done(await EnterAsync(key));
        Assert.Equal(_world.Clock.Now, await LastUseAsync(key));
    }

    [Theory]
    [InlineData("None")]
    [InlineData("SubmitIntakes, ManageUsers")]
    [InlineData("ManageApiKeys")]
    [InlineData("AskEligibility")]
    [InlineData("1073741824")]
    public async Task A_key_gets_no_rights_that_its_issuer_lacks_or_that_make_further_ways_in(string scopes) =>
        Refused(Problems.ApiKeyScopeUnfit, await IssueAsync(Supervisor, scopes: Enum.Parse<Right>(scopes)));

    [Fact]
    public async Task An_operator_cannot_make_a_key_that_changes_an_insurers_members()
    {
        var caller = CallerOf(Change.ImplementingBody, Role.Operator);
        Refused(Problems.ApiKeyScopeUnfit, await IssueAsync(caller, scopes: Right.ChangeMembers));
        Done(await IssueAsync(caller, scopes: Right.ViewIntakes));
    }

    [Theory]
    [InlineData("", 90, "ACC.KEY_NAME")]
    [InlineData("基幹システム", 0, "ACC.KEY_LIFE")]
    [InlineData("基幹システム", 401, "ACC.KEY_LIFE")]
    public async Task Name_and_life_of_a_key_are_bounded(string name, int days, string problem) =>
        Assert.Equal(problem, (await _world.ApiKeys.IssueAsync(Supervisor, new ApiKeyRequest(Insurer, name, Scopes, days), CancellationToken.None)).Refusal?.Problem.Code);

    [Fact]
    public async Task Another_insurers_keys_are_not_found()
    {
        var key = Done(await IssueAsync(Command, OtherInsurer));
        Refused(Problems.NotFound, await IssueAsync(Supervisor, OtherInsurer));
        Refused(Problems.NotFound, await _world.ApiKeys.SearchAsync(Supervisor, new ApiKeySearch(OtherInsurer), 0, 50, CancellationToken.None));
        Refused(Problems.NotFound, await _world.ApiKeys.WithdrawAsync(Supervisor, OtherInsurer, key.Id, CancellationToken.None));
        Refused(Problems.NotFound, await _world.ApiKeys.WithdrawAsync(Supervisor, Insurer, key.Id, CancellationToken.None));
        Assert.Empty(Done(await _world.ApiKeys.SearchAsync(Supervisor, new ApiKeySearch(Insurer), 0, 50, CancellationToken.None)).Rows);
        Done(await EnterAsync(key));
    }

    [Fact]
    public async Task A_clerk_may_not_touch_keys()
    {
        var clerk = CallerOf(Insurer, Role.Clerk);
        Refused(Problems.NotAllowed, await IssueAsync(clerk));
        Refused(Problems.NotAllowed, await _world.ApiKeys.SearchAsync(clerk, new ApiKeySearch(Insurer), 0, 50, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.ApiKeys.WithdrawAsync(clerk, Insurer, "x", CancellationToken.None));
    }

    [Fact]
    public async Task The_secret_is_shown_once_and_stands_nowhere()
    {
        var key = Done(await IssueAsync(Supervisor));
        var rows = string.Concat(await _world.QueryAsync("SELECT api_key::text FROM account.api_key UNION ALL SELECT change::text FROM audit.change"));
        Assert.DoesNotContain(key.Secret, rows, StringComparison.Ordinal);
        Assert.Equal(
            $$"""Person:caller apikey.issue [{"event":"apikey.issued","key":"{{key.Id}}","scopes":"SubmitIntakes, ViewIntakes"}]""", (await _world.EventsAsync())[^1]);
    }

    [Fact]
    public async Task Withdrawn_keys_stay_in_the_list_and_are_not_withdrawn_twice()
    {
        var key = Done(await IssueAsync(Supervisor));
        _world.Clock.Pass(TimeSpan.FromHours(1));
        Done(await _world.ApiKeys.WithdrawAsync(Supervisor, Insurer, key.Id, CancellationToken.None));
        Refused(Problems.NotFound, await _world.ApiKeys.WithdrawAsync(Supervisor, Insurer, key.Id, CancellationToken.None));
        var listed = Assert.Single(Done(await _world.ApiKeys.SearchAsync(Supervisor, new ApiKeySearch(Insurer), 0, 50, CancellationToken.None)).Rows);
        Assert.Equal((_world.Clock.Now, "基幹システム", Scopes), (listed.WithdrawnAt, listed.Key.Name, listed.Key.Scopes));
        Assert.Empty(await _world.VerifyAsync());
    }

    [Theory]
    [InlineData("UPDATE account.api_key SET scopes = 'ViewMembers'")]
    [InlineData("UPDATE account.api_key SET secret_sha256 = sha256('another')")]
    [InlineData("UPDATE account.api_key SET expires_at = expires_at + interval '1 year'")]
    public async Task A_change_by_hand_is_found(string sql)
    {
        Done(await IssueAsync(Supervisor));
        Assert.Equal(1, await _world.ByHandAsync(sql));
        Assert.NotEmpty(await _world.VerifyAsync());
    }

    private Task<Outcome<ApiKeyText>> IssueAsync(Caller caller, string organisation = Insurer, Right scopes = Scopes) =>
        _world.ApiKeys.IssueAsync(caller, new ApiKeyRequest(organisation, "基幹システム", scopes, 90), CancellationToken.None);

    private Task<Outcome<Caller>> EnterAsync(ApiKeyText key) => _world.ApiKeyEntry.EnterAsync(key.ToText(), CancellationToken.None);

    private async Task<DateTimeOffset?> LastUseAsync(ApiKeyText key) =>
        Done(await _world.ApiKeys.SearchAsync(Supervisor, new ApiKeySearch(Insurer), 0, 50, CancellationToken.None)).Rows.Single(listed => listed.Key.Id == key.Id).LastUsedAt;
}
