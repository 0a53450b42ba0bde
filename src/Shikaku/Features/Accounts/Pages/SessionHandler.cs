using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shikaku.Features.Organisations;
using Shikaku.Storage.Database;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Pages;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>People come in by the cookie of their session. Who has none is shown the page to sign in where they are, and goes on from there.</summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, Sessions sessions, RegisterDatabase database,
    IDataProtectionProvider protection)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Makes a user the caller of a request, as it is for the pages shown from then on.</summary>
    public static async Task<ClaimsPrincipal> AdmitAsync(HttpContext context, User user, RegisterDatabase database)
    {
        context.SetCaller(user.ToCaller());
        context.Features.Set(user);
        await using var connection = await database.ConnectForAsync(user.Organisation, context.RequestAborted);
        var organisation = await OrganisationDirectory.FindAsync(connection, user.Organisation, context.RequestAborted);
        context.Features.Set(new CallerNames(organisation?.Name ?? user.Organisation, user.DisplayName));
        return new ClaimsPrincipal(new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, user.Id.ToString())], Schemes.Session));
    }

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync() =>
        SessionCookie.Find(Request) is { } cookie && await sessions.FindAsync(cookie.Token, Context.RequestAborted) is { State: SessionState.SignedIn, User: var user }
            && user.Id == cookie.User
            ? AuthenticateResult.Success(new AuthenticationTicket(await AdmitAsync(Context, user, database), Scheme.Name))
            : AuthenticateResult.NoResult();

    /// <inheritdoc/>
    protected override async Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        if (Request.Path == HomePages.SignOut)
        {
            await Answers.SeeOther(HomePages.SignIn).ExecuteAsync(Context);
            return;
        }

        var kept = await KeptForm.TakeAsync(Request, Context.RequestAborted);
        await SignInPages.PasswordForm(kept.Seal(protection), protection).Show(StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
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
