using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit.Pages;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Audit;

/// <summary>The pages of the audit: an organisation's changes, and the same as a file.</summary>
internal static class AuditPages
{
    /// <summary>The changes.</summary>
    public const string List = "/audit";

    /// <summary>The same as a file.</summary>
    public const string FilePath = List + "/changes.csv";

    private const string From = "from", To = "to", Operation = "operation";

    private const int PageSize = 50;

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, ListAsync).RequireRight(Right.ViewAudit).ExcludeFromDescription();
        routes.MapGet(FilePath, DownloadAsync).RequireRight(Right.ViewAudit).ExcludeFromDescription();
    }

    private static async Task<IResult> ListAsync(HttpContext context, long? before, AuditQueries queries, RegisterDatabase database, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var whose = await form.OrganisationAsync(caller, database, cancellation) ?? caller.Organisation;
        var search = SearchOf(form);
        Outcome<IReadOnlyList<AuditChange>> outcome = form.State.IsGood ? await queries.ListAsync(caller, whose, search, before, PageSize, cancellation) : Array.Empty<AuditChange>();
        return outcome.Answer(changes => new RazorComponentResult<AuditPage>(new
        {
            Changes = changes,
            Organisation = whose,
            Form = form.State,
            Fields = FieldsFor(caller),
            form.Query,
            PageSize,
        })
        {
            StatusCode = form.Status,
        });
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, AuditQueries queries, RegisterDatabase database, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var whose = await form.OrganisationAsync(caller, database, cancellation) ?? caller.Organisation;
        var search = SearchOf(form);
        return form.State.IsGood
            ? (await queries.ListAsync(caller, whose, search, null, 1, cancellation)).Answer(_ => new AuditDownload(queries, caller, whose, search))
            : new RefusalAnswer(form.ToRefusal());
    }

    private static FilterForm FiltersOf(HttpContext context) => new(context.Request, FilterForm.Organisation, From, To, Operation);

    private static AuditSearch SearchOf(FilterForm form) => new(form.Day(From), form.Day(To), form.OneOf(Operation, AuditWords.All.Select(operation => operation.Key)));

    private static IReadOnlyList<FilterField> FieldsFor(Caller caller) =>
    [
        .. caller.IsImplementingBody ? [new FilterField(FilterForm.Organisation, "組織（保険者番号など）")] : Array.Empty<FilterField>(),
        new(From, "この日から") { Type = "date" },
        new(To, "この日まで") { Type = "date" },
        new(Operation, "操作") { Choices = [.. AuditWords.All.Select(operation => new Choice(operation.Key, operation.Value))] },
    ];
}
