using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Http;

namespace Shikaku.Web.Access;

/// <summary>Looks whether the caller of a request has the right that its endpoint asks for.</summary>
internal sealed class RightHandler(IHttpContextAccessor accessor) : AuthorizationHandler<RightRequirement>
{
    /// <inheritdoc/>
    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, RightRequirement requirement)
    {
        if (accessor.HttpContext?.FindCaller() is { } caller && (caller.Rights & requirement.Right) == requirement.Right)
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}
