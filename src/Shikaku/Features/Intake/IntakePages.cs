using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Intake.Pages;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;
using Shikaku.Web.Safety;

namespace Shikaku.Features.Intake;

/// <summary>The pages of the intake: the files handed in, the upload, one file with its findings.</summary>
internal static class IntakePages
{
    /// <summary>The files handed in.</summary>
    public const string List = "/intakes";

    private const int PageSize = 25;
    private const int FindingsOnPage = 50;

    private static readonly TimeSpan LongestUpload = TimeSpan.FromHours(2);

    /// <summary>The page of a file.</summary>
    public static string PathOf(string insurer, Guid intake) => $"{List}/{insurer}/{intake}";

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, ListAsync).RequireRight(Right.ViewIntakes).ExcludeFromDescription();
        routes.MapPost(List, UploadAsync).RequireRight(Right.SubmitIntakes).WithMetadata(new LargestBody(), new ReadsFormItself()).WithRequestTimeout(LongestUpload)
            .ExcludeFromDescription();
        routes.MapGet(List + "/{insurer}/{intake:guid}", ShowAsync).RequireRight(Right.ViewIntakes).ExcludeFromDescription();
        routes.MapGet(List + "/{insurer}/{intake:guid}/findings.csv", DownloadAsync).RequireRight(Right.ViewIntakes).WithRequestTimeout(LongestUpload)
            .ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(HttpContext context, Guid? before, IntakeQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await queries.ListAsync(caller, caller.IsImplementingBody ? null : caller.Organisation, before, PageSize, cancellation)).Answer(
            files => new RazorComponentResult<IntakeListPage>(new { Files = files, PageSize }));
    }

    private static async Task<IResult> UploadAsync(HttpContext context, FileReceiver receiver, IAntiforgery forgery, CancellationToken cancellation)
    {
        var upload = new UploadForm(context, forgery);
        if (!await upload.TryReachFileAsync(cancellation))
        {
            return new RefusalAnswer(new Refusal(Problems.FormExpired));
        }

        var caller = context.CallerOf();
        var received = await receiver.ReceiveAsync(caller, caller.Organisation, upload.File, IntakeChannel.Page, null, cancellation);
        return received.Answer(receipt => receipt.IsNew
            ? Answers.SeeOther(PathOf(caller.Organisation, receipt.Id))
            : Answers.SeeOther(
                PathOf(caller.Organisation, receipt.Id), $"同じ内容のファイルは、前に受け付けています（{JapanTime.TextOf(receipt.ReceivedAt)}、受付番号 {receipt.Id}）。あらためて取り込むことはせず、前の結果を表示しています。", Tone.Warning));
    }

    private static async Task<IResult> ShowAsync(
        HttpContext context, string insurer, Guid intake, string? code, long? after, IntakeQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurer, intake, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        return (await queries.FindingsAsync(caller, insurer, intake, code, after ?? 0, FindingsOnPage, cancellation)).Answer(
            findings => new RazorComponentResult<IntakePage>(new { File = found.Result, Findings = findings, FindingsOnPage, Code = code }));
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, string insurer, Guid intake, IntakeQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        return (await queries.FindAsync(caller, insurer, intake, cancellation)).Answer(file => new FindingsDownload(queries, caller, file));
    }
}
