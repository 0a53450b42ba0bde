using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Features.Vault;
using Shikaku.ReferenceData;
using Shikaku.Storage.Database;
using Shikaku.Web;
using Shikaku.Web.Access;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>What accounts bring to the web: both ways in, the pages of signing in, of the own account, of users and of API keys.</summary>
internal static class AccountsFeature
{
    /// <summary>Its door.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = AddServices,
        Map = routes =>
        {
            SignInPages.Map(routes);
            OwnAccountPages.Map(routes);
            UserPages.Map(routes);
            ApiKeyPages.Map(routes);
        },
        Navigation =
        [
            new("利用者", UserPages.Home, "利用者を追加し、役割を変え、停止します。", Right.ManageUsers),
            new("APIキー", ApiKeyPages.Home, "ほかの仕組みが接続するためのAPIキーを発行し、取り消します。", Right.ManageApiKeys),
            new("自分の設定", OwnAccountPages.Home, "パスワードと認証アプリを変更します。", Right.None),
        ],
    };

    private static void AddServices(IServiceCollection services)
    {
        services.AddAuthentication()
            .AddScheme<AuthenticationSchemeOptions, SessionHandler>(Schemes.Session, null)
            .AddScheme<AuthenticationSchemeOptions, KeyHandler>(Schemes.Key, null);
        services.AddSingleton(_ => PasswordRules.Read(TableFiles.Open()))
            .AddSingleton<SignIn>()
            .AddSingleton<Sessions>()
            .AddSingleton<Invitations>()
            .AddSingleton<OwnAccount>()
            .AddSingleton<ApiKeyEntry>()
            .AddSingleton(given => new UserAdministration(
                given.GetRequiredService<RegisterDatabase>(), given.GetRequiredService<KeyRing>().AuditSecret, given.GetRequiredService<TimeProvider>()))
            .AddSingleton(given => new ApiKeyAdministration(
                given.GetRequiredService<RegisterDatabase>(), given.GetRequiredService<KeyRing>().AuditSecret, given.GetRequiredService<TimeProvider>()));
    }
}
