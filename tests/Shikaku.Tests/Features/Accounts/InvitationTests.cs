using Shikaku.Features.Accounts;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The link by which users set what they sign in with.</summary>
public sealed class InvitationTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;
    private string _link = null!;

    public async ValueTask InitializeAsync()
    {
        _world = await AccountWorld.OpenAsync(server);
        _link = await _world.InviteAsync("yamamoto");
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task The_link_works_once()
    {
        var (sealedFactor, code) = await OpenAsync();
        Assert.Equal(10, Done(await AcceptAsync(sealedFactor, code)).Length);
        Refused(Problems.InvitationGone, await AcceptAsync(sealedFactor, code));
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync(_link, null, CancellationToken.None));
    }

    [Fact]
    public async Task The_link_works_once_also_for_two_at_the_same_moment()
    {
        var (sealedFactor, code) = await OpenAsync();
        var outcomes = await Task.WhenAll(AcceptAsync(sealedFactor, code), AcceptAsync(sealedFactor, code));
        Assert.Single(outcomes, outcome => outcome.Refusal is null);
    }

    [Fact]
    public async Task The_code_that_accepted_does_not_sign_in_as_well()
    {
        var (sealedFactor, code) = await OpenAsync();
        Done(await AcceptAsync(sealedFactor, code));
        var pending = Done(await _world.SignIn.GivePasswordAsync(Office, "yamamoto", Password, CancellationToken.None));
        Refused(Problems.CodeRefused, await _world.SignIn.GiveCodeAsync(_ => Office, pending, code, CancellationToken.None));
    }

    [Fact]
    public async Task After_seven_days_the_link_is_gone_for_good()
    {
        var (sealedFactor, _) = await OpenAsync();
        _world.Clock.Pass(TimeSpan.FromDays(7));
        Refused(Problems.InvitationGone, await AcceptAsync(sealedFactor, "000000"));
        _world.Clock.Pass(TimeSpan.FromDays(-7));
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync(_link, null, CancellationToken.None));
    }

    [Fact]
    public async Task A_wrong_code_or_an_unfit_password_leaves_the_link_and_the_second_factor_as_they_are()
    {
        var (sealedFactor, code) = await OpenAsync();
        Refused(Problems.CodeRefused, await AcceptAsync(sealedFactor, code == "000000" ? "000001" : "000000"));
        var unfit = await _world.Invitations.AcceptAsync(_link, "yamamoto-yamamoto", sealedFactor, code, CancellationToken.None);
        Refused(Problems.PasswordUnfit, unfit);
        Assert.NotEmpty(unfit.Refusal!.Details);

        var again = Done(await _world.Invitations.OpenAsync(_link, sealedFactor, CancellationToken.None));
        Assert.Equal(code, CodeOf(again));
        Done(await AcceptAsync(sealedFactor, code));
    }

    [Fact]
    public async Task Another_users_second_factor_is_not_taken()
    {
        var other = Done(await _world.Invitations.OpenAsync(await _world.InviteAsync("suzuki"), null, CancellationToken.None));
        Refused(Problems.CodeRefused, await AcceptAsync(other.Factor.SealedText, CodeOf(other)));
        Refused(Problems.CodeRefused, await AcceptAsync("", "000000"));
    }

    [Fact]
    public async Task A_disabled_users_link_does_not_open()
    {
        Done(await _world.Users.DisableAsync(Command, (await _world.FindAsync("yamamoto")).ToReference(), CancellationToken.None));
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync(_link, null, CancellationToken.None));
    }

    [Fact]
    public async Task Nobody_guesses_a_link()
    {
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync("", null, CancellationToken.None));
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync(SecretToken.New(), null, CancellationToken.None));
    }

    [Fact]
    public async Task Neither_link_nor_password_nor_second_factor_is_in_the_database()
    {
        var invitation = Done(await _world.Invitations.OpenAsync(_link, null, CancellationToken.None));
        Done(await AcceptAsync(invitation.Factor.SealedText, CodeOf(invitation)));
        var rows = string.Concat(await _world.QueryAsync(
            "SELECT invitation::text FROM account.invitation UNION ALL SELECT credential::text FROM account.credential UNION ALL SELECT change::text FROM audit.change"));
        var secret = FactorProposal.TryOpen(_world.Ring, invitation.User.Id, invitation.Factor.SealedText)!;
        Assert.DoesNotContain(_link, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Password, rows, StringComparison.Ordinal);
        Assert.DoesNotContain(Convert.ToHexStringLower(secret), rows, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Accepting_is_in_the_audit()
    {
        await _world.EnrolAsync("yamamoto", token: _link);
        Assert.Equal("""Person:yamamoto user.accept [{"event":"user.accepted","user":"yamamoto"}]""", (await _world.EventsAsync())[^1]);
        Assert.Empty(await _world.VerifyAsync());
    }

    private async Task<(string SealedFactor, string Code)> OpenAsync()
    {
        var invitation = Done(await _world.Invitations.OpenAsync(_link, null, CancellationToken.None));
        return (invitation.Factor.SealedText, CodeOf(invitation));
    }

    private string CodeOf(Invitation invitation) => _world.CodeOf(FactorProposal.TryOpen(_world.Ring, invitation.User.Id, invitation.Factor.SealedText)!);

    private Task<Outcome<string[]>> AcceptAsync(string sealedFactor, string code) =>
        _world.Invitations.AcceptAsync(_link, Password, sealedFactor, code, CancellationToken.None);
}
