using Microsoft.AspNetCore.Http;
using Shikaku.Web.Components;
using Shikaku.Web.Safety;

namespace Shikaku.Web;

/// <summary>Answers that the framework has no word for.</summary>
internal static class Answers
{
    /// <summary>Done; what to look at next is elsewhere (303), so that a reload sends nothing twice.</summary>
    /// <param name="path">A path of this server.</param>
    /// <param name="done">What the page there tells about it, in a sentence without personal data; null for nothing.</param>
    /// <param name="tone">How that is meant.</param>
    public static IResult SeeOther(string path, string? done = null, Tone tone = Tone.Good) => new Redirection(path, done, tone);

    private sealed class Redirection(string path, string? done, Tone tone) : IResult
    {
        /// <inheritdoc/>
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (done is not null)
            {
                DoneNotice.Give(httpContext, path.Split('?')[0], done, tone);
            }

            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = path;
            return Task.CompletedTask;
        }
    }
}
