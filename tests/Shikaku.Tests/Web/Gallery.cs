using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;

namespace Shikaku.Tests.Web;

/// <summary>A page with one of each component, and a form that asks for a name.</summary>
internal static class Gallery
{
    public static WebFeature Feature { get; } = new()
    {
        Map = Map,
        Navigation =
        [
            new("部品の見本", "/gallery", "画面の部品を一つずつ見ます。", Right.ViewMembers),
            new("取込", "/intakes", "加入者情報のファイルを送り、検査の結果を確かめます。", Right.ViewIntakes),
            new("加入者", "/members", "加入者を探し、登録の履歴を見ます。", Right.ViewMembers),
        ],
    };

    private static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/gallery", () => new RazorComponentResult<GalleryPage>()).RequireRight(Right.ViewMembers);
        routes.MapPost("/gallery", async (HttpRequest request, CancellationToken cancellation) =>
        {
            var form = await FormState.ReadAsync(request, cancellation);
            if (form.Text("name").Length == 0)
            {
                form.Refuse("name", "漢字氏名を入力してください。");
            }

            if (form.DateText("birth") != "昭和55年4月1日")
            {
                form.Refuse("birth", "生年月日を確かめてください。");
            }

            return form.IsGood ? Answers.SeeOther("/") : new RazorComponentResult<GalleryPage>(new { Form = form }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
        }).RequireRight(Right.ChangeMembers);
    }
}
