using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;
using Shikaku.Web;

namespace Shikaku.Features.Stops.Batches;

/// <summary>The answers to the rows of a file of confirmations, as a file.</summary>
/// <param name="batch">The file.</param>
/// <param name="lines">Its rows.</param>
internal sealed class BatchDownload(Guid batch, IReadOnlyList<BatchLine> lines) : IResult
{
    private static readonly string[] Columns = ["line", "member_id", "突合結果ID", "理由コード", "結果", "コード", "説明"];

    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename=confirmations-{batch}.csv";
        var csv = new CsvWriter();
        csv.Header(Columns);
        foreach (var line in lines)
        {
            csv.Field(line.Answer.Line);
            csv.Field(SpreadsheetText.Of(line.Answer.MemberId) ?? "");
            csv.Field(line.Answer.ResultId?.ToString() ?? "");
            csv.Field(line.Answer.ReasonCode ?? "");
            csv.Field(line.State is { } state ? ResultWords.Of(state) : "受付不可");
            csv.Field(line.Answer.Code ?? "");
            csv.Field(SpreadsheetText.Of(line.Answer.Code is { } code ? BatchCodes.MessageOf(code) : line.Remark) ?? "");
            csv.EndRecord();
        }

        await response.Body.WriteAsync(csv.WrittenMemory, httpContext.RequestAborted);
    }
}
