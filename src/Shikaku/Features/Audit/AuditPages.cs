using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit.Pages;
using Shikaku.Web.Access;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Audit;

/// <summary>The pages of the audit: an organisation's changes, and the same as a file.</summary>
internal static class AuditPages
{
    /// <summary>The changes.</summary>
    public const string List = "/audit";

    private const int PageSize = 50;

    /// <summary>Maps the pages.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(List, ListAsync).RequireRight(Right.ViewAudit).ExcludeFromDescription();
        routes.MapGet(List + "/changes.csv", DownloadAsync).RequireRight(Right.ViewAudit).ExcludeFromDescription();
    }

    /// <summary>The part of an address that says which changes.</summary>
    public static string QueryOf(string organisation, AuditSearch search) => QueryString.Create(
        new[]
        {
            KeyValuePair.Create("organisation", organisation),
            KeyValuePair.Create("from", TextOf(search.From)),
            KeyValuePair.Create("to", TextOf(search.To)),
            KeyValuePair.Create("operation", search.Operation ?? ""),
        }.Where(part => part.Value.Length > 0).Select(part => KeyValuePair.Create(part.Key, (string?)part.Value))).ToString();

    /// <summary>A day as fields for days hold it; empty for none.</summary>
    public static string TextOf(DateOnly? day) => day?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture) ?? "";

    private static async Task<IResult> ListAsync(
        HttpContext context, string? organisation, string? from, string? to, string? operation, long? before, AuditQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var search = SearchOf(from, to, operation);
        var whose = WhoseOf(caller, organisation);
        return (await queries.ListAsync(caller, whose, search, before, PageSize, cancellation)).Answer(
            changes => new RazorComponentResult<AuditPage>(new { Changes = changes, Organisation = whose, Search = search, PageSize }));
    }

    private static async Task<IResult> DownloadAsync(
        HttpContext context, string? organisation, string? from, string? to, string? operation, AuditQueries queries, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var whose = WhoseOf(caller, organisation);
        var search = SearchOf(from, to, operation);
        return (await queries.ListAsync(caller, whose, search, null, 1, cancellation)).Answer(_ => new AuditDownload(queries, caller, whose, search));
    }

    private static string WhoseOf(Caller caller, string? organisation) => organisation is { Length: > 0 } ? organisation.Trim() : caller.Organisation;

    private static AuditSearch SearchOf(string? from, string? to, string? operation) => new(DayOf(from), DayOf(to), operation is { Length: > 0 } ? operation : null);

    private static DateOnly? DayOf(string? text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;
}
