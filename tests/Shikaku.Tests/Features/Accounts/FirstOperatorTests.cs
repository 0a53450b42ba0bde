using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Outcomes;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.Accounts.AccountWorld;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>The way in where nobody has one yet.</summary>
public sealed class FirstOperatorTests(RegisterServer server) : IAsyncLifetime
{
    private AccountWorld _world = null!;

    public async ValueTask InitializeAsync() => _world = await AccountWorld.OpenAsync(server);

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    [Fact]
    public async Task A_link_is_made_until_an_operator_can_sign_in()
    {
        var first = await InviteAsync();
        var second = await InviteAsync();
        Refused(Problems.InvitationGone, await _world.Invitations.OpenAsync(first!, null, CancellationToken.None));

        var user = await _world.EnrolAsync("operator", token: second);

        Assert.Equal((Change.ImplementingBody, Role.Operator), (user.User.Organisation, user.User.Role));
        Assert.Null(await InviteAsync());
        Assert.Single(await _world.QueryAsync("SELECT sign_in_name FROM account.user"));
        Assert.Empty(await _world.VerifyAsync());
    }

    [Fact]
    public async Task Nobody_else_gets_the_link() =>
        Refused(Problems.NotFound, await _world.FirstOperator.InviteAsync(Supervisor, CancellationToken.None));

    private async Task<string?> InviteAsync() => Done(await _world.FirstOperator.InviteAsync(Command, CancellationToken.None));
}
