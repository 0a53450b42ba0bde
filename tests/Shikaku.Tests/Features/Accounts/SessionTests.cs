using System.Text;
using Shikaku.Features.Accounts;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>When a session ends.</summary>
public sealed class SessionTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;
    private TestUser _user = null!;
    private string _token = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        _user = await _world.EnrolAsync("yamamoto");
        _token = await _world.SignInAsync(_user);
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task It_goes_on_for_half_an_hour_after_each_use_and_no_longer()
    {
        for (var i = 0; i < 3; i++)
        {
            Assert.True(await GoesOnAfterAsync(TimeSpan.FromMinutes(29)));
        }

        Assert.False(await GoesOnAfterAsync(TimeSpan.FromMinutes(31)));
    }

    [Fact]
    public async Task It_ends_after_twelve_hours_of_steady_use()
    {
        for (var i = 0; i < 36; i++)
        {
            Assert.True(await GoesOnAfterAsync(TimeSpan.FromMinutes(20)));
        }

        Assert.False(await GoesOnAfterAsync(TimeSpan.FromSeconds(1)));
    }

    [Fact]
    public async Task A_clock_that_goes_back_ends_it_instead_of_prolonging_it()
    {
        Assert.True(await GoesOnAfterAsync(TimeSpan.FromSeconds(-30)));
        Assert.False(await GoesOnAfterAsync(TimeSpan.FromHours(-1)));
    }

    [Fact]
    public async Task Once_found_at_its_end_it_does_not_come_back_with_the_clock()
    {
        Assert.False(await GoesOnAfterAsync(TimeSpan.FromHours(1)));
        Assert.False(await GoesOnAfterAsync(TimeSpan.FromHours(-1)));
    }

    [Fact]
    public async Task Its_use_is_noted_once_a_minute()
    {
        var before = await LastSeenAsync();
        Assert.True(await GoesOnAfterAsync(TimeSpan.FromSeconds(59)));
        Assert.Equal(before, await LastSeenAsync());
        Assert.True(await GoesOnAfterAsync(TimeSpan.FromSeconds(1)));
        Assert.NotEqual(before, await LastSeenAsync());
    }

    [Fact]
    public async Task Signing_out_ends_it()
    {
        await _world.Sessions.EndAsync(_token, CancellationToken.None);
        Assert.False(await GoesOnAfterAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_disabled_user_is_out_at_once_and_comes_in_again_by_signing_in()
    {
        Done(await _world.Users.DisableAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));
        Assert.False(await GoesOnAfterAsync(TimeSpan.Zero));

        Done(await _world.Users.EnableAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));
        Assert.False(await GoesOnAfterAsync(TimeSpan.Zero));
        _token = await _world.SignInAsync(_user);
        Assert.True(await GoesOnAfterAsync(TimeSpan.Zero));
    }

    [Fact]
    public async Task A_change_of_role_counts_from_the_next_request_on()
    {
        Done(await _world.Users.ChangeAsync(Supervisor, (await _world.FindAsync("yamamoto")).ToReference(), "山本", Role.Supervisor, CancellationToken.None));
        Assert.Equal(Rights.Of(Role.Supervisor), (await _world.Sessions.FindAsync(_token, CancellationToken.None))!.User.ToCaller().Rights);
    }

    [Fact]
    public async Task A_made_up_token_opens_nothing()
    {
        Assert.Null(await _world.Sessions.FindAsync("", CancellationToken.None));
        Assert.Null(await _world.Sessions.FindAsync(_token[..^1], CancellationToken.None));
    }

    [Fact]
    public async Task The_database_does_not_hold_the_token()
    {
        var rows = string.Concat(await _world.QueryAsync("SELECT session::text FROM account.session AS session"));
        Assert.DoesNotContain(_token, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(Encoding.UTF8.GetBytes(_token)), rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Sessions_that_nobody_came_back_to_are_cleared_away()
    {
        _world.Clock.Pass(TimeSpan.FromHours(13));
        await _world.SignInAsync(_user);
        Assert.Single(await _world.QueryAsync("SELECT state FROM account.session"));
    }

    private async Task<bool> GoesOnAfterAsync(TimeSpan time)
    {
        _world.Clock.Pass(time);
        return await _world.Sessions.FindAsync(_token, CancellationToken.None) is not null;
    }

    private async Task<string> LastSeenAsync() => Assert.Single(await _world.QueryAsync("SELECT last_seen_at::text FROM account.session"));
}
