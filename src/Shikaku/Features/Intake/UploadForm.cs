using System.Text;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Net.Http.Headers;

namespace Shikaku.Features.Intake;

/// <summary>
/// An upload form, taken apart as it comes in: the token that tells our forms from forged ones first, then the file, which is handed on as a stream and never kept.
/// </summary>
/// <param name="context">The request.</param>
/// <param name="forgery">Knows the tokens.</param>
internal sealed class UploadForm(HttpContext context, IAntiforgery forgery)
{
    /// <summary>The field with the file.</summary>
    public const string FileField = "file";

    private const string TokenHeader = "RequestVerificationToken";
    private const int LongestBoundary = 100;
    private const int LongestToken = 4096;

    /// <summary>The file; nothing before it was reached.</summary>
    public Stream File { get; private set; } = Stream.Null;

    /// <summary>Reads the form up to its file.</summary>
    /// <returns>False if it is no form of ours, or has no file.</returns>
    public async Task<bool> TryReachFileAsync(CancellationToken cancellation)
    {
        if (!MediaTypeHeaderValue.TryParse(context.Request.ContentType, out var type)
            || HeaderUtilities.RemoveQuotes(type.Boundary) is not { Length: > 0 and <= LongestBoundary } boundary)
        {
            return false;
        }

        var reader = new MultipartReader(boundary.ToString(), context.Request.Body);
        var isOurs = false;
        while (await reader.ReadNextSectionAsync(cancellation) is { } section)
        {
            if (section.GetContentDispositionHeader() is not { } disposition)
            {
                return false;
            }

            if (HeaderUtilities.RemoveQuotes(disposition.Name) == FileField)
            {
                File = section.Body;
                return isOurs;
            }

            isOurs = isOurs || await IsTokenAsync(section, cancellation);
        }

        return false;
    }

    private async Task<bool> IsTokenAsync(MultipartSection section, CancellationToken cancellation)
    {
        var token = new byte[LongestToken];
        var length = await section.Body.ReadAtLeastAsync(token, token.Length, throwOnEndOfStream: false, cancellation);
        context.Request.Headers[TokenHeader] = Encoding.ASCII.GetString(token, 0, length);
        return await forgery.IsRequestValidAsync(context);
    }
}
