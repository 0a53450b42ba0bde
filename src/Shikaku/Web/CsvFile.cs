using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;
using Shikaku.Core.Text;

namespace Shikaku.Web;

/// <summary>A file of figures that was made as a whole.</summary>
/// <param name="name">Its name, in ASCII.</param>
/// <param name="write">Writes header and rows.</param>
internal sealed class CsvFile(string name, Action<CsvWriter> write) : IResult
{
    /// <inheritdoc/>
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var csv = new CsvWriter();
        write(csv);
        var response = httpContext.Response;
        response.ContentType = "text/csv; charset=utf-8";
        response.Headers[HeaderNames.ContentDisposition] = $"attachment; filename={name}";
        await response.Body.WriteAsync(csv.WrittenMemory, httpContext.RequestAborted);
    }
}
