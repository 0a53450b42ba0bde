using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shikaku.Outcomes;
using Shikaku.Web.Pages;

namespace Shikaku.Web.Refusals;

/// <summary>The answer that tells a refusal: a page for people, RFC 9457 for systems, both with the name of the request.</summary>
/// <param name="refusal">What is told.</param>
internal sealed class RefusalAnswer(Refusal refusal) : IResult
{
    /// <summary>Writes it.</summary>
    public static Task WriteAsync(HttpContext context, Refusal refusal) => new RefusalAnswer(refusal).ExecuteAsync(context);

    /// <inheritdoc/>
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var (problem, details) = (refusal.Problem, refusal.Details);
        if (Api.Has(httpContext.Request))
        {
            var extensions = new Dictionary<string, object?>(StringComparer.Ordinal)
            {
                ["code"] = problem.Code,
                ["details"] = details,
                ["requestId"] = httpContext.TraceIdentifier,
            };
            return TypedResults.Problem(problem.Advice, null, problem.Status, problem.Title, "urn:shikaku:problem:" + problem.Code, extensions).ExecuteAsync(httpContext);
        }

        var page = new RazorComponentResult<ProblemPage>(new
        {
            problem.Title,
            problem.Advice,
            Details = details,
            RequestId = httpContext.TraceIdentifier,
            Code = problem.Code,
        })
        {
            StatusCode = problem.Status,
        };
        return page.ExecuteAsync(httpContext);
    }
}
