using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Organisations.Vendors.Pages;

/// <summary>The page on which the implementing body says whose system each insurer uses.</summary>
internal static class VendorPages
{
    /// <summary>The page.</summary>
    public const string Home = "/vendors";

    /// <summary>The fields of its form.</summary>
    public const string InsurerField = "insurer", VendorField = "vendor", FromField = "from";

    /// <summary>Maps it.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Home, (HttpContext context, InsurerVendors vendors, CancellationToken cancellation) => ShowAsync(context, vendors, new FormState(), cancellation))
            .RequireRight(Right.ManageOrganisations).ExcludeFromDescription();
        routes.MapPost(Home, SetAsync).RequireRight(Right.ManageOrganisations).ExcludeFromDescription();
    }

    private static async Task<IResult> ShowAsync(HttpContext context, InsurerVendors vendors, FormState form, CancellationToken cancellation)
    {
        var view = TableView.Of(context.Request, ["insurer"]);
        return (await vendors.ListAsync(context.CallerOf(), view.Skipped, TableView.PageLength, cancellation)).Answer(
            rows => new RazorComponentResult<VendorListPage>(new { List = new VendorList(rows), View = view, State = form })
            {
                StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
            });
    }

    private static async Task<IResult> SetAsync(HttpContext context, InsurerVendors vendors, CancellationToken cancellation)
    {
        var form = await FormState.ReadAsync(context.Request, cancellation);
        if (!DateOnly.TryParseExact(form.Text(FromField), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var from))
        {
            form.Refuse(FromField, "2026-04-01 のような形で入力してください。");
        }

        if (!InsurerNumber.TryParse(form.Text(InsurerField), allowMadeUpBodies: true, out var number, out _))
        {
            form.Refuse(InsurerField, "保険者番号が正しくありません。6桁または8桁の番号を確かめてください。");
        }

        if (!form.IsGood)
        {
            return await ShowAsync(context, vendors, form, cancellation);
        }

        var set = await vendors.SetAsync(context.CallerOf(), new InsurerVendor(number.ToString(), from, form.Text(VendorField)), cancellation);
        if (set.Refusal is { } refusal && FieldOf(refusal.Problem) is { } field)
        {
            form.Refuse(field, field == InsurerField ? "この番号の保険者は登録されていません。" : refusal.Problem.Title + refusal.Problem.Advice);
            return await ShowAsync(context, vendors, form, cancellation);
        }

        return set.Answer(isNew => Answers.SeeOther(Home, isNew ? $"保険者 {number} のベンダを登録しました。" : "前と同じ内容です。記録は変わりません。"));
    }

    private static string? FieldOf(Problem problem) =>
        problem == Problems.NotFound ? InsurerField : problem == Problems.VendorNameUnfit ? VendorField : problem == Problems.VendorDayUnfit ? FromField : null;
}
