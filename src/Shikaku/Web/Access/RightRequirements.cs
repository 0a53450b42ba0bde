using Microsoft.AspNetCore.Builder;
using Shikaku.Features.Accounts;

namespace Shikaku.Web.Access;

/// <summary>Marks endpoints with the right that they ask for.</summary>
internal static class RightRequirements
{
    /// <summary>Lets only callers in who have a right; others are told 403, strangers to sign in.</summary>
    public static T RequireRight<T>(this T endpoint, Right right)
        where T : IEndpointConventionBuilder
    {
        var requirement = new RightRequirement(right);
        return endpoint.WithMetadata(requirement).RequireAuthorization(policy => policy.RequireAuthenticatedUser().AddRequirements(requirement));
    }
}
