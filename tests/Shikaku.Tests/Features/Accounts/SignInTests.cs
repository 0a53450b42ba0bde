using Dapper;
using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>Signing in, and what somebody tries who should not come in.</summary>
public sealed class SignInTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AccountWorld.OpenAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task Password_and_code_open_a_session_with_the_rights_of_the_role()
    {
        var user = await _world.EnrolAsync("yamamoto", role: Role.Supervisor);
        var session = await _world.Sessions.FindAsync(await _world.SignInAsync(user), CancellationToken.None);

        Assert.Equal(SessionState.SignedIn, session!.State);
        Assert.Equal(new Caller(user.Caller.Actor, Insurer, Supervisor.Kind, Rights.Of(Role.Supervisor)), session.User.ToCaller());
    }

    [Fact]
    public async Task The_name_may_be_typed_with_capitals_and_spaces()
    {
        await _world.EnrolAsync("yamamoto");
        Done(await PasswordAsync(" Yamamoto ", Password));
    }

    [Fact]
    public async Task The_password_alone_opens_nothing()
    {
        await _world.EnrolAsync("yamamoto");
        var pending = Done(await PasswordAsync("yamamoto", Password));
        Assert.Equal(SessionState.PasswordGiven, (await _world.Sessions.FindAsync(pending, CancellationToken.None))!.State);

        _world.Clock.Pass(TimeSpan.FromMinutes(11));
        Assert.Null(await _world.Sessions.FindAsync(pending, CancellationToken.None));
    }

    [Fact]
    public async Task The_token_of_the_first_step_is_worth_nothing_after_the_second()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var pending = Done(await PasswordAsync("yamamoto", Password));
        var token = Done(await CodeAsync(pending, _world.CodeOf(user.Secret)));

        Assert.NotEqual(pending, token);
        Assert.Null(await _world.Sessions.FindAsync(pending, CancellationToken.None));
        Refused(Problems.SessionEnded, await CodeAsync(token, _world.CodeOf(user.Secret)));
    }

    [Fact]
    public async Task Wrong_password_unknown_name_disabled_and_invited_user_are_told_the_same()
    {
        await _world.EnrolAsync("yamamoto");
        await _world.EnrolAsync("disabled");
        await _world.InviteAsync("invited");
        Done(await _world.Users.DisableAsync(Command, (await _world.FindAsync("disabled")).ToReference(), CancellationToken.None));

        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", OtherPassword));
        Refused(Problems.SignInRefused, await PasswordAsync("nobody", Password));
        Refused(Problems.SignInRefused, await PasswordAsync("disabled", Password));
        Refused(Problems.SignInRefused, await PasswordAsync("invited", Password));
        Refused(Problems.SignInRefused, await PasswordAsync("' OR true --", Password));
        Refused(Problems.SignInRefused, await PasswordAsync("", ""));
    }

    [Fact]
    public async Task Five_wrong_passwords_lock_for_a_quarter_of_an_hour_also_a_name_that_nobody_has()
    {
        await _world.EnrolAsync("yamamoto");
        foreach (var name in new[] { "yamamoto", "nobody" })
        {
            await FailAsync(name, 5);
            Refused(Problems.SignInRefused, await PasswordAsync(name, Password));
        }

        Assert.Equal(["5 00:15:00", "5 00:15:00"], await _world.QueryAsync("SELECT failures || ' ' || (locked_until - last_tried_at)::text FROM account.sign_in_attempt WHERE locked_until IS NOT NULL"));
        _world.Clock.Pass(TimeSpan.FromMinutes(16));
        Done(await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task Four_wrong_passwords_do_not_lock()
    {
        await _world.EnrolAsync("yamamoto");
        await FailAsync("yamamoto", 4);
        Done(await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task Each_lock_is_twice_as_long_up_to_a_day_and_is_not_prolonged_by_trying()
    {
        List<double> minutes = [];
        for (var i = 0; i < 9; i++)
        {
            minutes.Add((await FailAtOnceAsync(5) - _world.Clock.Now).TotalMinutes);
            var until = _world.Clock.Now.AddMinutes(minutes[^1]);
            _world.Clock.Pass(TimeSpan.FromMinutes(1));
            Assert.Equal(until, await FailAtOnceAsync(1));
            _world.Clock.Pass(TimeSpan.FromHours(25));
        }

        Assert.Equal([15, 30, 60, 120, 240, 480, 960, 1440, 1440], minutes);
    }

    [Fact]
    public async Task A_clock_that_goes_back_does_not_unlock()
    {
        await _world.EnrolAsync("yamamoto");
        await FailAsync("yamamoto", 5);
        _world.Clock.Pass(TimeSpan.FromDays(-2));
        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task Many_attempts_at_once_get_no_more_tries_than_one_after_the_other()
    {
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => PasswordAsync("nobody", Password)));
        Assert.Equal(["5"], await _world.QueryAsync("SELECT DISTINCT failures::text FROM account.sign_in_attempt"));
    }

    [Fact]
    public async Task Wrong_codes_count_with_wrong_passwords_and_a_right_password_does_not_forget_them()
    {
        var user = await _world.EnrolAsync("yamamoto");
        for (var i = 0; i < 5; i++)
        {
            var pending = Done(await PasswordAsync("yamamoto", Password));
            Refused(Problems.CodeRefused, await CodeAsync(pending, _world.WrongCodeOf(user.Secret)));
        }

        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task A_lock_closes_the_second_step_too()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var pending = Done(await PasswordAsync("yamamoto", Password));
        await FailAsync("yamamoto", 5);
        Refused(Problems.CodeRefused, await CodeAsync(pending, _world.CodeOf(user.Secret)));
    }

    [Fact]
    public async Task A_code_opens_once()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var code = _world.CodeOf(user.Secret);
        Done(await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), code));

        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), code));
        _world.Clock.Pass(TimeSpan.FromHours(-1));
        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), _world.CodeOf(user.Secret)));
    }

    [Fact]
    public async Task A_code_that_two_show_at_the_same_moment_opens_for_one()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var first = Done(await PasswordAsync("yamamoto", Password));
        var second = Done(await PasswordAsync("yamamoto", Password));
        var code = _world.CodeOf(user.Secret);

        var outcomes = await Task.WhenAll(CodeAsync(first, code), CodeAsync(second, code));

        Assert.Single(outcomes, outcome => outcome.Refusal is null);
    }

    [Fact]
    public async Task Another_users_code_does_not_open()
    {
        await _world.EnrolAsync("yamamoto");
        var other = await _world.EnrolAsync("suzuki");
        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), _world.CodeOf(other.Secret)));
        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), other.RecoveryCodes[0]));
    }

    [Fact]
    public async Task A_recovery_code_opens_once()
    {
        var user = await _world.EnrolAsync("yamamoto");
        Assert.Equal(10, user.RecoveryCodes.Length);
        Done(await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), user.RecoveryCodes[3]));
        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), user.RecoveryCodes[3]));
        Done(await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), user.RecoveryCodes[4].ToLowerInvariant()));
    }

    [Fact]
    public async Task A_second_factor_set_before_the_keys_were_renewed_still_opens()
    {
        var user = await _world.EnrolAsync("yamamoto");
        _world.RenewKey();
        await _world.SignInAsync(user);
    }

    [Fact]
    public async Task A_success_forgets_the_failures_before()
    {
        var user = await _world.EnrolAsync("yamamoto");
        await FailAsync("yamamoto", 4);
        await _world.SignInAsync(user);
        await FailAsync("yamamoto", 4);
        Done(await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task Names_that_were_tried_long_ago_are_forgotten_with_the_next_success()
    {
        var user = await _world.EnrolAsync("yamamoto");
        await FailAsync("nobody", 2);
        _world.Clock.Pass(TimeSpan.FromHours(25));
        await _world.SignInAsync(user);
        Assert.Empty(await _world.QueryAsync("SELECT failures::text FROM account.sign_in_attempt"));
    }

    [Fact]
    public async Task Whoever_tries_a_colleagues_name_locks_neither_other_places_nor_a_browser_that_is_known()
    {
        await _world.EnrolAsync("yamamoto");
        await FailAsync("yamamoto", 5);
        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", Password));
        Done(await FromAsync(new("198.51.100.7", null), "yamamoto", Password));

        for (var i = 0; i < 20; i++)
        {
            Refused(Problems.SignInRefused, await FromAsync(new($"198.51.100.{100 + i}", null), "yamamoto", OtherPassword));
        }

        Refused(Problems.SignInRefused, await FromAsync(new("203.0.113.9", null), "yamamoto", Password));
        Done(await FromAsync(Office with { Browser = Guid.CreateVersion7(_world.Clock.Now) }, "yamamoto", Password));
    }

    [Fact]
    public async Task A_browser_that_is_known_has_five_tries_too_and_forgets_nothing_for_others()
    {
        var user = await _world.EnrolAsync("yamamoto");
        var known = Office with { Browser = Guid.CreateVersion7(_world.Clock.Now) };
        await FailAsync("yamamoto", 5);
        var pending = Done(await FromAsync(known, "yamamoto", Password));
        Done(await _world.SignIn.GiveCodeAsync(_ => known, pending, _world.CodeOf(user.Secret), CancellationToken.None));
        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", Password));

        for (var i = 0; i < 5; i++)
        {
            Refused(Problems.SignInRefused, await FromAsync(known, "yamamoto", OtherPassword));
        }

        Refused(Problems.SignInRefused, await FromAsync(known, "yamamoto", Password));
    }

    [Fact]
    public async Task An_address_that_tries_many_names_is_locked_and_one_of_its_own_accounts_does_not_open_it_again()
    {
        var user = await _world.EnrolAsync("yamamoto");
        await using (var connection = await _world.Database.ConnectAsync(DatabaseRole.Account, CancellationToken.None))
        {
            for (var i = 0; i < 99; i++)
            {
                var attempt = new SignInAttempts(connection, Office.CountsOf($"name{i}"), _world.Clock.Now);
                await attempt.BeginAsync(CancellationToken.None);
                await attempt.FailAsync(CancellationToken.None);
            }
        }

        Done(await _world.SignIn.GiveCodeAsync(_ => Office, Done(await PasswordAsync("yamamoto", Password)), _world.CodeOf(user.Secret), CancellationToken.None));
        await FailAsync("another", 1);
        Refused(Problems.SignInRefused, await PasswordAsync("yamamoto", Password));
        Done(await FromAsync(new("198.51.100.7", null), "yamamoto", Password));
        _world.Clock.Pass(TimeSpan.FromMinutes(16));
        Done(await PasswordAsync("yamamoto", Password));
    }

    [Fact]
    public async Task An_office_in_which_some_err_every_hour_is_not_locked()
    {
        await using var connection = await _world.Database.ConnectAsync(DatabaseRole.Account, CancellationToken.None);
        for (var i = 0; i < 150; i++)
        {
            _world.Clock.Pass(i % 90 == 0 ? TimeSpan.FromMinutes(61) : TimeSpan.FromSeconds(1));
            var attempt = new SignInAttempts(connection, Office.CountsOf($"name{i}"), _world.Clock.Now);
            await attempt.BeginAsync(CancellationToken.None);
            Assert.False(attempt.IsLocked);
            await attempt.FailAsync(CancellationToken.None);
        }
    }

    [Fact]
    public async Task Who_came_in_who_did_not_and_who_was_locked_is_in_the_audit_without_what_was_typed()
    {
        var user = await _world.EnrolAsync("yamamoto");
        await _world.SignInAsync(user);
        await FailAsync("yamamoto", 7);
        await FailAsync("my password by mistake", 1);

        Assert.Equal(
            [
                """Person:yamamoto user.sign_in [{"event":"user.signed_in","user":"yamamoto"}]""",
                .. Enumerable.Repeat("""Job:sign-in user.refuse [{"event":"user.sign_in_refused","user":"yamamoto","step":"password"}]""", 4),
                """Job:sign-in user.lock [{"event":"user.sign_in_locked","user":"yamamoto","step":"password"}]""",
            ],
            (await _world.EventsAsync()).TakeLast(6));
        Assert.Equal("""Job:sign-in user.refuse [{"event":"user.sign_in_refused","step":"password"}]""", (await _world.EventsAsync("operator"))[^1]);
        Assert.Empty(await _world.VerifyAsync());
        await _world.ByHandAsync("DELETE FROM audit.change WHERE operation = 'user.lock'");
        Assert.NotEmpty(await _world.VerifyAsync());
    }

    [Fact]
    public async Task A_wrong_code_and_a_wrong_present_password_are_in_the_audit()
    {
        var user = await _world.EnrolAsync("yamamoto");
        Refused(Problems.CodeRefused, await CodeAsync(Done(await PasswordAsync("yamamoto", Password)), _world.WrongCodeOf(user.Secret)));
        Assert.EndsWith("\"step\":\"code\"}]", (await _world.EventsAsync())[^1], StringComparison.Ordinal);
        Refused(Problems.PasswordRefused, await _world.OwnAccount.ChangePasswordAsync(user.Caller, "", OtherPassword, OtherPassword, CancellationToken.None));
        Assert.EndsWith("\"step\":\"own_account\"}]", (await _world.EventsAsync())[^1], StringComparison.Ordinal);
    }

    private Task<Outcome<string>> FromAsync(SignInOrigin origin, string name, string password) =>
        _world.SignIn.GivePasswordAsync(origin, name, password, CancellationToken.None);

    private Task<Outcome<string>> PasswordAsync(string name, string password) => _world.SignIn.GivePasswordAsync(Office, name, password, CancellationToken.None);

    private Task<Outcome<string>> CodeAsync(string token, string code) => _world.SignIn.GiveCodeAsync(_ => Office, token, code, CancellationToken.None);

    private async Task FailAsync(string name, int times)
    {
        for (var i = 0; i < times; i++)
        {
            Refused(Problems.SignInRefused, await PasswordAsync(name, OtherPassword));
        }
    }

    /// <summary>Failures without the time that a password takes.</summary>
    /// <returns>Until when the name is locked.</returns>
    private async Task<DateTimeOffset> FailAtOnceAsync(int times)
    {
        await using var connection = await _world.Database.ConnectAsync(DatabaseRole.Account, CancellationToken.None);
        for (var i = 0; i < times; i++)
        {
            var attempt = new SignInAttempts(connection, [AttemptCount.OfBrowser(Guid.Empty, "nobody")], _world.Clock.Now);
            await attempt.BeginAsync(CancellationToken.None);
            await attempt.FailAsync(CancellationToken.None);
        }

        return await connection.QuerySingleAsync<DateTimeOffset>("SELECT locked_until FROM account.sign_in_attempt");
    }
}
