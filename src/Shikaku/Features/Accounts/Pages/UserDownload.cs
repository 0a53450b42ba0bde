using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Web;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>Users as a file, by organisation and name, read and written page by page.</summary>
internal sealed class UserDownload(UserAdministration administration, Caller caller, UserSearch search) : IResult
{
    private const int PageSize = 5000;

    private static readonly string[] Columns = ["sign_in_name", "display_name", "organisation", "role", "state"];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = "attachment; filename=users.csv";
        var csv = new CsvWriter();
        csv.Header(Columns);
        for (var skipped = 0; ; skipped += PageSize)
        {
            var users = (await administration.SearchAsync(caller, search, skipped, PageSize, httpContext.RequestAborted)).Result.Rows;
            foreach (var user in users)
            {
                csv.Field(user.User.SignInName);
                csv.Field(SpreadsheetText.Of(user.User.DisplayName));
                csv.Field(user.User.Organisation);
                csv.Field(user.User.Role.ToString());
                csv.Field(user.State.ToString());
                csv.EndRecord();
            }

            await response.Body.WriteAsync(csv.Written.ToArray(), httpContext.RequestAborted);
            csv.Clear();
            if (users.Count < PageSize)
            {
                return;
            }
        }
    }
}
