using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Features.Accounts;
using Shikaku.Web;

namespace Shikaku.Features.MissingNumbers;

/// <summary>The work list of an insurer as a file, read and written page by page. It names members by their keys alone.</summary>
/// <param name="queries">The list.</param>
/// <param name="caller">Who asks.</param>
/// <param name="insurer">The insurer.</param>
/// <param name="state">Only those in a state; null for all whose number is still sought.</param>
/// <param name="first">The first page.</param>
internal sealed class MissingDownload(MissingQueries queries, Caller caller, string insurer, MissingState? state, MissingPage first) : IResult
{
    /// <summary>Rows read at once.</summary>
    public const int PageSize = 2000;

    private static readonly string[] Names =
        ["insurer_number", "member_id", "acquired_on", "since", "state", "notice_asked_on", "notice_failure", "answer_code", "answer", "answered_at", "task"];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=missing-numbers-{insurer}.csv";
        var csv = new CsvWriter();
        csv.Header(Names);
        var (page, done) = (first, 0);
        while (true)
        {
            foreach (var (_, entry) in page.Rows)
            {
                Write(csv, entry);
            }

            await response.Body.WriteAsync(csv.WrittenMemory, httpContext.RequestAborted);
            csv.Clear();
            done += page.Rows.Count;
            if (page.Rows.Count < PageSize)
            {
                return;
            }

            page = (await queries.ListAsync(caller, insurer, state, done, PageSize, httpContext.RequestAborted)).Result;
        }
    }

    private void Write(CsvWriter csv, MissingEntry entry)
    {
        void Text(string? text) => csv.Field(SpreadsheetText.Of(text) ?? "");
        Text(insurer);
        Text(entry.MemberId);
        Text(DayOf(entry.AcquiredOn));
        Text(JapanTime.TextOf(entry.Since));
        Text(MissingWords.Of(entry.State));
        Text(DayOf(entry.NoticeAskedOn));
        Text(MissingWords.Of(entry.NoticeFailure));
        Text(entry.AnswerCode);
        Text(MissingWords.AnswerOf(entry));
        Text(entry.AnsweredAt is { } moment ? JapanTime.TextOf(moment) : "");
        Text(MissingWords.TaskOf(entry));
        csv.EndRecord();
    }

    private static string DayOf(DateOnly? day) => day?.ToString("yyyyMMdd", CultureInfo.InvariantCulture) ?? "";
}
