using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Results;
using Shikaku.Web;

namespace Shikaku.Features.Intake;

/// <summary>The findings of a file as findings.csv (product.md §5), read and written page by page.</summary>
internal sealed class FindingsDownload(IntakeQueries queries, Caller caller, IntakeFile file) : IResult
{
    private const int PageSize = 5000;

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=findings-{file.Id}.csv";
        var csv = new CsvWriter();
        csv.Header(FindingWriter.Columns);
        var counts = new FindingCounts();
        var last = 0L;
        while (true)
        {
            var page = (await queries.FindingsAsync(caller, file.Insurer, file.Id, null, last, PageSize, httpContext.RequestAborted)).Result;
            foreach (var finding in page)
            {
                FindingWriter.Write(csv, finding.Line, SpreadsheetText.Of(finding.Column)!, Enum.Parse<FindingCode>(finding.Code), counts);
                last = finding.Ordinal;
            }

            await response.Body.WriteAsync(csv.Written.ToArray(), httpContext.RequestAborted);
            csv.Clear();
            if (page.Count < PageSize)
            {
                return;
            }
        }
    }
}
