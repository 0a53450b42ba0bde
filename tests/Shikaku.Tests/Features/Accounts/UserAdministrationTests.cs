using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>Who may take whom in, and what becomes of users.</summary>
public sealed class UserAdministrationTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AccountWorld.OpenAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Theory]
    [InlineData(Insurer, nameof(Role.Clerk), null)]
    [InlineData(Insurer, nameof(Role.Supervisor), null)]
    [InlineData(Insurer, nameof(Role.Operator), "ACC.ROLE")]
    [InlineData(Insurer, nameof(Role.Oversight), "ACC.ROLE")]
    [InlineData(Insurer, nameof(Role.Reception), "ACC.ROLE")]
    [InlineData(Insurer, "99", "ACC.ROLE")]
    [InlineData(OtherInsurer, nameof(Role.Clerk), "ACC.NOT_FOUND")]
    [InlineData("99999999", nameof(Role.Clerk), "ACC.NOT_FOUND")]
    [InlineData(Change.ImplementingBody, nameof(Role.Operator), "ACC.NOT_FOUND")]
    public async Task A_supervisor_takes_in_people_of_the_own_insurer_for_roles_that_it_has(string organisation, string role, string? problem) =>
        Assert.Equal(problem, (await InviteAsync(Supervisor, "yamamoto", organisation, Enum.Parse<Role>(role))).Refusal?.Problem.Code);

    [Theory]
    [InlineData(OtherInsurer, nameof(Role.Supervisor), null)]
    [InlineData(Ministry, nameof(Role.Oversight), null)]
    [InlineData(Change.ImplementingBody, nameof(Role.Operator), null)]
    [InlineData(Change.ImplementingBody, nameof(Role.Supervisor), "ACC.ROLE")]
    [InlineData("99999999", nameof(Role.Clerk), "ACC.NOT_FOUND")]
    public async Task The_implementing_body_takes_in_people_of_all_organisations(string organisation, string role, string? problem) =>
        Assert.Equal(problem, (await InviteAsync(CallerOf(Change.ImplementingBody, Role.Operator), "yamamoto", organisation, Enum.Parse<Role>(role))).Refusal?.Problem.Code);

    [Theory]
    [InlineData(nameof(Role.Clerk))]
    [InlineData(nameof(Role.Oversight))]
    [InlineData(nameof(Role.Reception))]
    public async Task Others_may_not_touch_users(string role)
    {
        await _world.InviteAsync("yamamoto");
        var reference = (await _world.FindAsync("yamamoto")).ToReference();
        var caller = CallerOf(Insurer, Enum.Parse<Role>(role)) with { Kind = OrganisationKind.Insurer };
        Refused(Problems.NotAllowed, await InviteAsync(caller, "suzuki", Insurer, Role.Clerk));
        Refused(Problems.NotAllowed, await _world.Users.ListAsync(caller, Insurer, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.Users.ChangeAsync(caller, reference, "x", Role.Supervisor, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.Users.DisableAsync(caller, reference, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.Users.EnableAsync(caller, reference, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.Users.ResetAsync(caller, reference, CancellationToken.None));
    }

    [Fact]
    public async Task Another_insurers_users_are_not_found_however_they_are_asked_for()
    {
        await _world.InviteAsync("suzuki", OtherInsurer);
        var theirs = (await _world.FindAsync("suzuki")).ToReference();
        foreach (var reference in new[] { theirs, theirs with { Organisation = Insurer } })
        {
            Refused(Problems.NotFound, await _world.Users.ChangeAsync(Supervisor, reference, "x", Role.Supervisor, CancellationToken.None));
            Refused(Problems.NotFound, await _world.Users.DisableAsync(Supervisor, reference, CancellationToken.None));
            Refused(Problems.NotFound, await _world.Users.ResetAsync(Supervisor, reference, CancellationToken.None));
        }

        Refused(Problems.NotFound, await _world.Users.ListAsync(Supervisor, OtherInsurer, CancellationToken.None));
        Refused(Problems.NotFound, await _world.Users.ListAsync(Supervisor, null, CancellationToken.None));
        Assert.Empty(Done(await _world.Users.ListAsync(Supervisor, Insurer, CancellationToken.None)));
    }

    [Theory]
    [InlineData("ya", "ACC.SIGN_IN_NAME")]
    [InlineData("1yamamoto", "ACC.SIGN_IN_NAME")]
    [InlineData("やまもと", "ACC.SIGN_IN_NAME")]
    [InlineData("yama moto", "ACC.SIGN_IN_NAME")]
    [InlineData("yamamoto\n", null)]
    [InlineData("a123456789018", "ACC.SIGN_IN_NAME")]
    [InlineData("Taro.Yamamoto-2@example.jp", null)]
    public async Task A_sign_in_name_has_its_form(string name, string? problem) =>
        Assert.Equal(problem, (await InviteAsync(Supervisor, name, Insurer, Role.Clerk)).Refusal?.Problem.Code);

    [Theory]
    [InlineData("")]
    [InlineData(" 　 ")]
    [InlineData("山\u0001本")]
    public async Task A_display_name_is_a_text(string name) =>
        Refused(Problems.DisplayNameUnfit, await _world.Users.InviteAsync(Supervisor, new Invitee(Insurer, "yamamoto", name, Role.Clerk), CancellationToken.None));

    [Fact]
    public async Task A_sign_in_name_is_one_users_in_the_whole_installation_for_ever()
    {
        await _world.InviteAsync("yamamoto");
        Refused(Problems.SignInNameTaken, await InviteAsync(Command, "YAMAMOTO", OtherInsurer, Role.Clerk));
        Done(await _world.Users.DisableAsync(Command, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));
        Refused(Problems.SignInNameTaken, await InviteAsync(Supervisor, "yamamoto", Insurer, Role.Clerk));
    }

    [Fact]
    public async Task Two_who_take_the_same_name_at_once_are_told_apart()
    {
        var outcomes = await Task.WhenAll(InviteAsync(Command, "yamamoto", Insurer, Role.Clerk), InviteAsync(Command, "yamamoto", OtherInsurer, Role.Clerk));
        Assert.Single(outcomes, outcome => outcome.Refusal?.Problem == Problems.SignInNameTaken);
        Assert.Empty(await _world.VerifyAsync());
    }

    [Fact]
    public async Task A_role_is_changed_within_the_organisations_roles()
    {
        await _world.InviteAsync("yamamoto");
        var reference = (await _world.FindAsync("yamamoto")).ToReference();
        Refused(Problems.RoleUnfit, await _world.Users.ChangeAsync(Supervisor, reference, "山本", Role.Operator, CancellationToken.None));
        Refused(Problems.RoleUnfit, await _world.Users.ChangeAsync(Command, reference, "山本", Role.Operator, CancellationToken.None));
        Assert.True(Done(await _world.Users.ChangeAsync(Supervisor, reference, "山本", Role.Supervisor, CancellationToken.None)));
        Assert.Equal(Role.Supervisor, (await _world.FindAsync("yamamoto")).User.Role);
    }

    [Fact]
    public async Task Who_changes_what_another_has_changed_meanwhile_is_told()
    {
        await _world.InviteAsync("yamamoto");
        var seen = (await _world.FindAsync("yamamoto")).ToReference();
        var outcomes = await Task.WhenAll(
            _world.Users.ChangeAsync(Supervisor, seen, "山本", Role.Clerk, CancellationToken.None),
            _world.Users.ChangeAsync(Command, seen, "山元", Role.Clerk, CancellationToken.None));
        Assert.Single(outcomes, outcome => outcome.Refusal?.Problem == Problems.Conflict);
        Refused(Problems.Conflict, await _world.Users.ResetAsync(Supervisor, seen, CancellationToken.None));
    }

    [Fact]
    public async Task To_change_nothing_is_no_change()
    {
        await _world.InviteAsync("yamamoto");
        var links = (await _world.EventsAsync()).Count;
        Assert.False(Done(await _world.Users.EnableAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None)));
        Assert.Equal(links, (await _world.EventsAsync()).Count);
    }

    [Fact]
    public async Task The_last_enabled_operator_is_not_disabled()
    {
        await _world.InviteAsync("first", Change.ImplementingBody, Role.Operator);
        await _world.InviteAsync("second", Change.ImplementingBody, Role.Operator);
        var (first, second) = ((await _world.FindAsync("first")).ToReference(), (await _world.FindAsync("second")).ToReference());

        var outcomes = await Task.WhenAll(
            _world.Users.DisableAsync(Command, first, CancellationToken.None), _world.Users.DisableAsync(Command, second, CancellationToken.None));

        Assert.Single(outcomes, outcome => outcome.Refusal?.Problem == Problems.LastOperator);
    }

    [Fact]
    public async Task A_reset_takes_away_all_that_opened_and_lifts_the_lock()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var token = await _world.SignInAsync(user);
        for (var i = 0; i < 5; i++)
        {
            await _world.SignIn.GivePasswordAsync(Office, "yamamoto", OtherPassword, CancellationToken.None);
        }

        var link = Done(await _world.Users.ResetAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));

        Assert.Null(await _world.Sessions.FindAsync(token, CancellationToken.None));
        Assert.Equal(UserState.Invited, (await _world.FindAsync("yamamoto")).State);
        Refused(Problems.SignInRefused, await _world.SignIn.GivePasswordAsync(Office, "yamamoto", Password, CancellationToken.None));
        await _world.SignInAsync(await _world.EnrolAsync("yamamoto", token: link));
    }

    [Fact]
    public async Task Every_change_is_in_the_organisations_audit_with_who_and_what_and_no_personal_name()
    {
        var link = Done(await _world.Users.InviteAsync(Supervisor, new Invitee(Insurer, "yamamoto", "山本太郎", Role.Clerk), CancellationToken.None));
        Done(await _world.Users.ChangeAsync(Command, (await _world.FindAsync("yamamoto")).ToReference(), "山本次郎", Role.Supervisor, CancellationToken.None));
        Done(await _world.Users.DisableAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));
        Done(await _world.Users.EnableAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));

        var events = await _world.EventsAsync();
        Assert.Equal(
            [
                """Person:caller user.invite [{"event":"user.invited","user":"yamamoto","role":"Clerk"}]""",
                $$"""{{Command.Actor}} user.change [{"event":"user.changed","user":"yamamoto","formerRole":"Clerk","role":"Supervisor","displayName":"changed"}]""",
                """Person:caller user.disable [{"event":"user.disabled","user":"yamamoto"}]""",
                """Person:caller user.enable [{"event":"user.enabled","user":"yamamoto"}]""",
            ],
            events.Skip(1));
        Assert.DoesNotContain(events, change => change.Contains("山本", StringComparison.Ordinal) || change.Contains(link, StringComparison.Ordinal));
        Assert.Empty(await _world.VerifyAsync());
    }

    [Fact]
    public async Task A_clock_that_goes_back_keeps_the_order_of_the_changes()
    {
        await _world.InviteAsync("yamamoto");
        foreach (var hours in new[] { 0, -1, -1 })
        {
            _world.Clock.Pass(TimeSpan.FromHours(hours));
            var role = (await _world.FindAsync("yamamoto")).User.Role == Role.Clerk ? Role.Supervisor : Role.Clerk;
            Done(await _world.Users.ChangeAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), "山本", role, CancellationToken.None));
        }

        Assert.Equal(Role.Supervisor, (await _world.FindAsync("yamamoto")).User.Role);
        Assert.Empty(await _world.VerifyAsync());
    }

    [Theory]
    [InlineData("UPDATE account.user SET role = 'Supervisor'")]
    [InlineData("UPDATE account.user SET organisation = '01040013'")]
    [InlineData("UPDATE account.user SET disabled = true")]
    [InlineData("DELETE FROM account.user")]
    public async Task A_change_by_hand_is_found(string sql)
    {
        await _world.InviteAsync("yamamoto");
        Assert.Equal(1, await _world.ByHandAsync(sql));
        Assert.NotEmpty(await _world.VerifyAsync());
    }

    private Task<Outcome<string>> InviteAsync(Caller caller, string name, string organisation, Role role) =>
        _world.Users.InviteAsync(caller, new Invitee(organisation, name, "山本", role), CancellationToken.None);
}
