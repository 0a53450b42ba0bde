using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Organisations;
using Shikaku.Web;
using Shikaku.Web.Access;

namespace Shikaku.Tests.Web;

/// <summary>
/// Believes whatever role a request names, in a cookie for people and in a header for systems: tests of the frame need no accounts. <c>Clerk.sato.06130488</c> also names
/// the person and the insurer.
/// </summary>
internal sealed class TestAccounts(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string Cookie = "test-role";

    public const string Header = "X-Test-Role";

    public const string Insurer = "06010011";

    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, TestAccounts>(Schemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, TestAccounts>(Schemes.Key, null),
    };

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var named = Scheme.Name == Schemes.Key ? Request.Headers[Header].ToString() : Request.Cookies[Cookie];
        var parts = (named ?? "").Split('.');
        if (!Enum.TryParse<Role>(parts[0], out var role))
        {
            return Task.FromResult(AuthenticateResult.NoResult());
        }

        var kind = Rights.KindOf(role);
        var actor = new Actor(Scheme.Name == Schemes.Key ? ActorKind.ApiKey : ActorKind.Person, parts is [_, var name, ..] ? name : "yamamoto");
        Context.SetCaller(new Caller(actor, kind == OrganisationKind.ImplementingBody ? Change.ImplementingBody : parts is [_, _, var insurer] ? insurer : Insurer, kind, Rights.Of(role)));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, actor.Name)], Scheme.Name);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
    }

    protected override Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        Response.Cookies.Delete(Cookie);
        return Task.CompletedTask;
    }
}
