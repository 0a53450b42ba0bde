using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Web.Access;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>Other systems come in by <c>Authorization: Bearer shk_…</c>.</summary>
internal sealed class KeyHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder, ApiKeyEntry entry)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    private const string Prefix = "Bearer ";

    /// <inheritdoc/>
    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        var header = Request.Headers.Authorization.ToString();
        if (!header.StartsWith(Prefix, StringComparison.OrdinalIgnoreCase))
        {
            return AuthenticateResult.NoResult();
        }

        var outcome = await entry.EnterAsync(header[Prefix.Length..].Trim(), Context.RequestAborted);
        if (outcome.Refusal is not null)
        {
            return AuthenticateResult.NoResult();
        }

        Context.SetCaller(outcome.Result);
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, outcome.Result.Actor.Name)], Scheme.Name);
        return AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name));
    }

    /// <inheritdoc/>
    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = Prefix.TrimEnd();
        return Task.CompletedTask;
    }
}
