using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Web.Access;

namespace Shikaku.Web.Pages;

/// <summary>Where users arrive and leave.</summary>
internal static class HomePages
{
    /// <summary>The home page.</summary>
    public const string Home = "/";

    /// <summary>Where users sign in; the feature of accounts has the page.</summary>
    public const string SignIn = "/sign-in";

    /// <summary>Where they sign out.</summary>
    public const string SignOut = "/sign-out";

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Home, () => new RazorComponentResult<HomePage>());
        routes.MapPost(SignOut, async (HttpContext context) =>
        {
            await context.SignOutAsync(Schemes.Session);
            return Answers.SeeOther(SignIn);
        });
    }
}
