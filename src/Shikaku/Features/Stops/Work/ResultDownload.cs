using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Features.Accounts;

namespace Shikaku.Features.Stops.Work;

/// <summary>The list of results of an insurer as a file, read and written page by page.</summary>
/// <param name="queue">The list.</param>
/// <param name="caller">Who asks.</param>
/// <param name="insurer">The insurer.</param>
/// <param name="filter">Which results.</param>
/// <param name="first">The first page.</param>
internal sealed class ResultDownload(WorkQueue queue, Caller caller, string insurer, ResultFilter filter, ResultPage first) : IResult
{
    /// <summary>Rows read at once.</summary>
    public const int PageSize = 5000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=results-{insurer}.csv";
        var csv = new CsvWriter();
        csv.Header(ResultColumns.Names);
        var (page, done) = (first, 0);
        while (true)
        {
            foreach (var row in page.Rows)
            {
                ResultColumns.Write(csv, insurer, row);
            }

            await response.Body.WriteAsync(csv.WrittenMemory, httpContext.RequestAborted);
            csv.Clear();
            done += page.Rows.Count;
            if (page.Rows.Count < PageSize)
            {
                return;
            }

            page = (await queue.ListAsync(caller, insurer, filter, done, PageSize, httpContext.RequestAborted)).Result;
        }
    }
}
