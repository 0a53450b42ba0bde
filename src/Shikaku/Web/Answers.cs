using Microsoft.AspNetCore.Http;

namespace Shikaku.Web;

/// <summary>Answers that the framework has no word for.</summary>
internal static class Answers
{
    /// <summary>Done; what to look at next is elsewhere (303), so that a reload sends nothing twice.</summary>
    /// <param name="path">A path of this server.</param>
    public static IResult SeeOther(string path) => new Redirection(path);

    private sealed class Redirection(string path) : IResult
    {
        /// <inheritdoc/>
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
