using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>What users change about themselves.</summary>
public sealed class OwnAccountTests(RegisterServer server) : IAsyncLifetime
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
    public async Task A_new_password_counts_from_then_on_and_ends_the_other_sessions()
    {
        var elsewhere = await _world.SignInAsync(_user);
        Done(await ChangeAsync(Password, OtherPassword));

        Assert.NotNull(await _world.Sessions.FindAsync(_token, CancellationToken.None));
        Assert.Null(await _world.Sessions.FindAsync(elsewhere, CancellationToken.None));
        Refused(Problems.SignInRefused, await _world.SignIn.GivePasswordAsync(Office, "yamamoto", Password, CancellationToken.None));
        await _world.SignInAsync(_user, OtherPassword);
        Assert.Contains("""Person:yamamoto user.change_password [{"event":"user.password_changed","user":"yamamoto"}]""", await _world.EventsAsync());
    }

    [Fact]
    public async Task An_open_screen_is_not_enough_to_change_the_password_and_guessing_locks()
    {
        for (var i = 0; i < 5; i++)
        {
            Refused(Problems.PasswordRefused, await ChangeAsync(OtherPassword, "another long password of mine"));
        }

        Refused(Problems.PasswordRefused, await ChangeAsync(Password, OtherPassword));
    }

    [Fact]
    public async Task An_unfit_password_is_refused() => Refused(Problems.PasswordUnfit, await ChangeAsync(Password, "password1234"));

    [Fact]
    public async Task A_new_second_factor_replaces_the_former_with_its_recovery_codes()
    {
        var proposal = Done(await _world.OwnAccount.ProposeFactorAsync(_user.Caller, null, CancellationToken.None));
        var secret = FactorProposal.TryOpen(_world.Ring, _user.User.Id, proposal.SealedText)!;
        var codes = Done(await RenewAsync(Password, proposal.SealedText, _world.CodeOf(secret)));

        Assert.Empty(codes.Intersect(_user.RecoveryCodes));
        var pending = Done(await _world.SignIn.GivePasswordAsync(Office, "yamamoto", Password, CancellationToken.None));
        Refused(Problems.CodeRefused, await _world.SignIn.GiveCodeAsync(_ => Office, pending, _user.RecoveryCodes[0], CancellationToken.None));
        await _world.SignInAsync(_user with { Secret = secret });
    }

    [Fact]
    public async Task A_second_factor_is_not_replaced_without_password_and_its_first_code()
    {
        var proposal = Done(await _world.OwnAccount.ProposeFactorAsync(_user.Caller, null, CancellationToken.None));
        var secret = FactorProposal.TryOpen(_world.Ring, _user.User.Id, proposal.SealedText)!;
        Refused(Problems.PasswordRefused, await RenewAsync(OtherPassword, proposal.SealedText, _world.CodeOf(secret)));
        Refused(Problems.CodeRefused, await RenewAsync(Password, proposal.SealedText, _world.WrongCodeOf(secret)));
        await _world.SignInAsync(_user);
    }

    [Fact]
    public async Task A_key_has_no_account_even_if_it_bears_a_users_name()
    {
        var key = _user.Caller with { Actor = new Actor(ActorKind.ApiKey, "yamamoto") };
        Refused(Problems.NotAllowed, await _world.OwnAccount.ChangePasswordAsync(key, "", Password, OtherPassword, CancellationToken.None));
        Refused(Problems.NotAllowed, await _world.OwnAccount.ProposeFactorAsync(key, null, CancellationToken.None));
    }

    private Task<Outcome<bool>> ChangeAsync(string present, string wanted) =>
        _world.OwnAccount.ChangePasswordAsync(_user.Caller, _token, present, wanted, CancellationToken.None);

    private Task<Outcome<string[]>> RenewAsync(string password, string sealedFactor, string code) =>
        _world.OwnAccount.RenewFactorAsync(_user.Caller, _token, password, sealedFactor, code, CancellationToken.None);
}
