using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shikaku.Web.Access;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>People come in by the cookie of their session. Who has none is shown the page to sign in where they are, and goes on from there.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Sessions sessions, IDataProtectionProvider protection)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Makes a user the caller of a request, as it is for the pages shown from then on.</summary>
    public static ClaimsPrincipal Admit(HttpContext context, User user)
    {
        context.SetCaller(user.ToCaller());
        context.Features.Set(user);
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())], Schemes.Session));
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        SessionCookie.Find(Request) is { } cookie && await sessions.FindAsync(cookie.Token, Context.RequestAborted) is { State: SessionState.SignedIn, User: var user }
            ? AuthenticateResult.Success(new AuthenticationTicket(Admit(Context, user), Scheme.Name))
            : AuthenticateResult.NoResult();

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        var kept = await KeptForm.TakeAsync(Request, Context.RequestAborted);
        await SignInPages.PasswordForm(kept.Seal(protection), kept.User == Guid.Empty ? null : kept).Show(StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    /// <inheritdoc/>
    protected override async Task HandleSignOutAsync(AuthenticationProperties? properties)
    {
        if (SessionCookie.Find(Request) is { } cookie)
        {
            await sessions.EndAsync(cookie.Token, Context.RequestAborted);
        }

        SessionCookie.Remove(Context);
    }
}
