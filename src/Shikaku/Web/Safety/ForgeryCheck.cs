using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Shikaku.Outcomes;
using Shikaku.Web.Refusals;

namespace Shikaku.Web.Safety;

/// <summary>
/// Refuses what another site's page makes a browser send: whatever changes something and comes with a cookie must carry the token of a form of ours. Every
/// endpoint is looked at, so that none can forget it. Systems send no cookie; the interface for them takes keys only.
/// </summary>
internal sealed class ForgeryCheck(RequestDelegate next, IAntiforgery forgery)
{
    /// <summary>Looks at one request.</summary>
    public async Task InvokeAsync(HttpContext context)
    {
        if (IsExempt(context) || await forgery.IsRequestValidAsync(context))
        {
            await next(context);
        }
        else
        {
            await RefusalAnswer.WriteAsync(context, new Refusal(Problems.FormExpired));
        }
    }

    private static bool IsExempt(HttpContext context) =>
        Api.Has(context.Request) || context.GetEndpoint() is not { } endpoint || endpoint.Metadata.GetMetadata<ReadsFormItself>() is not null;
}
