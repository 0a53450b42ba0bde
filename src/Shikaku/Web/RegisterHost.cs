using System.Text.Encodings.Web;
using System.Text.Unicode;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.HttpOverrides;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;
using Shikaku.Web.Access;
using Shikaku.Web.Health;
using Shikaku.Web.Log;
using Shikaku.Web.Pages;
using Shikaku.Web.Refusals;
using Shikaku.Web.Safety;
using Shikaku.Web.Styles;

namespace Shikaku.Web;

/// <summary>
/// The web server: pages for people, the interface for systems, health. It reads no settings from files or the environment, and keeps nothing that a restart may
/// not lose.
/// </summary>
internal sealed class RegisterHost : IAsyncDisposable
{
    /// <summary>The largest body that an endpoint takes unless it says otherwise: bytes. Files are taken in by endpoints with a limit of their own.</summary>
    public const long LongestBody = 1024 * 1024;

    private const int LongestRequestLine = 8 * 1024;
    private const int LongestHeaders = 32 * 1024;
    private const double SlowestBody = 240;

    private static readonly TimeSpan LongestWaitForHeaders = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan LongestAnswer = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestDrain = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Grace = TimeSpan.FromSeconds(5);

    private readonly WebApplication _application;

    private RegisterHost(WebApplication application) => _application = application;

    /// <summary>Where it listens, with the ports that were taken.</summary>
    public IReadOnlyCollection<string> Addresses => [.. _application.Urls];

    /// <summary>All endpoints, for what walks over them.</summary>
    public IReadOnlyList<Endpoint> Endpoints => _application.Services.GetRequiredService<EndpointDataSource>().Endpoints;

    /// <summary>Starts the server.</summary>
    /// <param name="database">The register's database; stays open when the server ends.</param>
    /// <param name="ring">The key ring, known to belong to the database.</param>
    /// <param name="settings">Where and how.</param>
    /// <param name="features">What it shows.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">An address is taken.</exception>
    public static async Task<RegisterHost> StartAsync(
        RegisterDatabase database, KeyRing ring, WebSettings settings, IReadOnlyList<WebFeature> features, CancellationToken cancellation)
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.Host.UseDefaultServiceProvider(options => (options.ValidateOnBuild, options.ValidateScopes) = (true, true));
        builder.WebHost.UseKestrel(options => Configure(options, settings)).UseUrls([.. settings.Addresses]);
        AddServices(builder.Services, settings, features);
        builder.Services.AddSingleton(database).AddSingleton(ring);
        var application = builder.Build();
        Use(application);
        Map(application, features);
        try
        {
            await application.StartAsync(cancellation);
        }
        catch
        {
            await application.DisposeAsync();
            throw;
        }

        return new RegisterHost(application);
    }

    /// <summary>Ends the server: takes nothing new, and lets what is under way come to its end.</summary>
    public async Task StopAsync() => await _application.StopAsync(CancellationToken.None);

    /// <inheritdoc/>
    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static void Configure(KestrelServerOptions options, WebSettings settings)
    {
        options.AddServerHeader = false;
        var limits = options.Limits;
        limits.MaxRequestBodySize = LongestBody;
        limits.MaxRequestLineSize = LongestRequestLine;
        limits.MaxRequestHeadersTotalSize = LongestHeaders;
        limits.RequestHeadersTimeout = LongestWaitForHeaders;
        limits.MinRequestBodyDataRate = new MinDataRate(SlowestBody, Grace);
        limits.MinResponseDataRate = new MinDataRate(SlowestBody, Grace);
        if (settings.Certificates is [var own, ..])
        {
            options.ConfigureHttpsDefaults(https => (https.ServerCertificate, https.ServerCertificateChain) = (own, settings.Certificates));
        }
    }

    private static void AddServices(IServiceCollection services, WebSettings settings, IReadOnlyList<WebFeature> features)
    {
        services.AddSingleton(settings.Clock)
            .AddSingleton(new Navigation([.. features.SelectMany(feature => feature.Navigation)]))
            .AddSingleton<Readiness>()
            .AddLogging(logging => logging.AddProvider(new JsonLog(settings.Log, settings.Clock)))
            .AddRouting()
            .AddHttpContextAccessor()
            .AddSingleton(HtmlEncoder.Create(UnicodeRanges.All))
            .AddRateLimiter(RateLimits.Configure)
            .AddOpenApi(ApiDescription.Version1, ApiDescription.Configure)
            .AddRequestTimeouts(options => options.DefaultPolicy = new() { Timeout = LongestAnswer })
            .AddRazorComponents();
        services.Configure<HostOptions>(options => options.ShutdownTimeout = LongestDrain);
        services.Configure<ForwardedHeadersOptions>(options => options.ForwardedHeaders = ForwardedHeaders.XForwardedFor | ForwardedHeaders.XForwardedProto);
        services.AddAuthentication(Schemes.ByPath).AddPolicyScheme(
            Schemes.ByPath, null, options => options.ForwardDefaultSelector = context => Api.Has(context.Request) ? Schemes.Key : Schemes.Session);
        services.AddSingleton<IAuthorizationHandler, RightHandler>()
            .AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        services.AddAntiforgery(options =>
        {
            options.Cookie.Name = "shikaku.form";
            options.Cookie.SameSite = SameSiteMode.Strict;
            options.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            options.SuppressXFrameOptionsHeader = true;
        });

        foreach (var feature in features)
        {
            feature.AddServices(services);
        }

        // The framework would make keys of its own at the start and leave them on the disk.
        services.RemoveAll<IDataProtectionProvider>().AddSingleton<IDataProtectionProvider, KeyRingProtection>();
        foreach (var service in services.Where(IsKeyMaker).ToArray())
        {
            services.Remove(service);
        }
    }

    private static bool IsKeyMaker(ServiceDescriptor service) =>
        service.ServiceType == typeof(IHostedService) && service.ImplementationType?.Assembly == typeof(DataProtectionOptions).Assembly;

    private static void Use(WebApplication application)
    {
        application.UseForwardedHeaders();
        application.UseMiddleware<RequestLog>();
        application.UseMiddleware<Failures>();
        application.UseRouting();
        application.UseAuthentication();
        application.UseRateLimiter();
        application.UseAuthorization();
        application.UseRequestTimeouts();
        application.UseMiddleware<ForgeryCheck>();
    }

    private static void Map(WebApplication application, IReadOnlyList<WebFeature> features)
    {
        HealthEndpoints.Map(application);
        Stylesheet.Map(application);
        HomePages.Map(application);
        Api.Map(application);
        ApiDescription.Map(application);
        foreach (var feature in features)
        {
            feature.Map(application);
        }
    }
}
