using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace Shikaku.Web.Access;

/// <summary>Knows nobody: stands in both schemes as long as no feature brings accounts.</summary>
internal sealed class SignedOut(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory loggers, UrlEncoder encoder)
    : SignOutAuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    /// <summary>Both schemes.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SignedOut>(Schemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, SignedOut>(Schemes.Key, null),
    };

    /// <inheritdoc/>
    protected override Task<AuthenticateResult> HandleAuthenticateAsync() => Task.FromResult(AuthenticateResult.NoResult());

    /// <inheritdoc/>
    protected override Task HandleSignOutAsync(AuthenticationProperties? properties) => Task.CompletedTask;
}
