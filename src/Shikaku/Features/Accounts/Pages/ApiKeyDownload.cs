using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Web;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>API keys as a file, by organisation, newest first, read and written page by page; without their secrets, which nobody has.</summary>
internal sealed class ApiKeyDownload(ApiKeyAdministration administration, Caller caller, ApiKeySearch search) : IResult
{
    private const int PageSize = 5000;

    private static readonly string[] Columns = ["key_id", "name", "organisation", "scopes", "issued_at", "expires_at", "last_used_at", "withdrawn_at"];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=api-keys.csv";
        var csv = new CsvWriter();
        csv.Header(Columns);
        for (var skipped = 0; ; skipped += PageSize)
        {
            var keys = (await administration.SearchAsync(caller, search, skipped, PageSize, httpContext.RequestAborted)).Result.Rows;
            foreach (var listed in keys)
            {
                csv.Field(listed.Key.Id);
                csv.Field(SpreadsheetText.Of(listed.Key.Name));
                csv.Field(listed.Key.Organisation);
                csv.Field(listed.Key.Scopes.ToString());
                csv.Field(JapanTime.TextOf(listed.IssuedAt));
                csv.Field(JapanTime.TextOf(listed.Key.ExpiresAt));
                csv.Field(listed.LastUsedAt is { } used ? JapanTime.TextOf(used) : "");
                csv.Field(listed.WithdrawnAt is { } withdrawn ? JapanTime.TextOf(withdrawn) : "");
                csv.EndRecord();
            }

            await response.Body.WriteAsync(csv.Written.ToArray(), httpContext.RequestAborted);
            csv.Clear();
            if (keys.Count < PageSize)
            {
                return;
            }
        }
    }
}
