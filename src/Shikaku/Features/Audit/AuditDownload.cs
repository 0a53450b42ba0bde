using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Features.Accounts;
using Shikaku.Web;

namespace Shikaku.Features.Audit;

/// <summary>Changes of an organisation as a file, newest first, read and written page by page.</summary>
internal sealed class AuditDownload(AuditQueries queries, Caller caller, string organisation, AuditSearch search) : IResult
{
    private const int PageSize = 5000;

    private static readonly string[] Columns = ["sequence", "made_at", "actor", "operation", "reason", "evidence", "rows", "events"];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=changes.csv";
        var csv = new CsvWriter();
        csv.Header(Columns);
        long? last = null;
        while (true)
        {
            var page = (await queries.ListAsync(caller, organisation, search, last, PageSize, httpContext.RequestAborted)).Result;
            foreach (var change in page)
            {
                csv.Field(change.Sequence);
                csv.Field(JapanTime.TextOf(change.MadeAt));
                csv.Field(SpreadsheetText.Of(change.Actor));
                csv.Field(change.Operation);
                csv.Field(SpreadsheetText.Of(change.Reason));
                csv.Field(SpreadsheetText.Of(change.Evidence));
                csv.Field(change.Rows);
                csv.Field(change.Events);
                csv.EndRecord();
                last = change.Sequence;
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
