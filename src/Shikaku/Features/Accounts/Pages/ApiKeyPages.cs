using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>The pages on which supervisors and operators issue and withdraw API keys.</summary>
internal static class ApiKeyPages
{
    /// <summary>Where they begin.</summary>
    public const string Home = "/api-keys";

    private const string IssuePath = Home + "/issue";
    private const string WithdrawPath = Home + "/{organisation}/{key}/withdraw";

    private const string OrganisationField = "organisation";
    private const string NameField = "name";
    private const string ScopesField = "scopes";
    private const string DaysField = "days";

    private static readonly Waypoint List = new("APIキー", Home);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("").RequireRight(Right.ManageApiKeys);
        keys.MapGet(Home, ListAsync);
        keys.MapGet(IssuePath, (HttpContext context) => IssueForm(context.CallerOf(), new FormState().Set(DaysField, "365")).Show());
        keys.MapPost(IssuePath, IssueAsync);
        keys.MapGet(WithdrawPath, AskAsync);
        keys.MapPost(WithdrawPath, WithdrawAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ApiKeyAdministration administration, TimeProvider clock)
    {
        var caller = context.CallerOf();
        var outcome = await administration.ListAsync(caller, caller.IsImplementingBody ? null : caller.Organisation, context.RequestAborted);
        return outcome.Answer(keys => new ListView(
            List.Title,
            ["番号", "名前", "組織", "権限", "期限", "最後に使われた時刻", "状態"],
            [
                .. from listed in keys
                   let state = listed.WithdrawnAt is not null ? "取消済み" : listed.Key.ExpiresAt <= clock.GetUtcNow() ? "期限切れ" : "有効"
                   select new ListRow(
                       [
                           listed.Key.Id, listed.Key.Name, listed.Key.Organisation, WordsOf(listed.Key.Scopes), TextOf(listed.Key.ExpiresAt),
                           listed.LastUsedAt is { } used ? TextOf(used) : "なし", state,
                       ],
                       state == "有効" ? $"{Home}/{listed.Key.Organisation}/{listed.Key.Id}/withdraw" : null),
            ])
        {
            Lead = ["番号を選ぶと、APIキーを取り消せます。"],
            Actions = [new("APIキーを発行", IssuePath)],
        }.Show());
    }

    private static async Task<IResult> IssueAsync(HttpContext context, ApiKeyAdministration administration)
    {
        var caller = context.CallerOf();
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        if (form.Text(FormView.StepName) == FormView.Correct)
        {
            return IssueForm(caller, form).Show();
        }

        var organisation = caller.IsImplementingBody ? form.Text(OrganisationField) : caller.Organisation;
        var scopes = ScopesOf(form);
        if (scopes == Right.None)
        {
            form.Refuse(ScopesField, "権限を一つ以上選んでください。");
        }

        if (form.Text(NameField).Length == 0)
        {
            form.Refuse(NameField, Problems.ApiKeyNameUnfit.Title + Problems.ApiKeyNameUnfit.Advice);
        }

        if (!int.TryParse(form.Text(DaysField), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > ApiKey.MaxDays)
        {
            form.Refuse(DaysField, Problems.ApiKeyLifeUnfit.Title + Problems.ApiKeyLifeUnfit.Advice);
        }

        if (!form.IsGood)
        {
            return IssueForm(caller, form).ShowFaulty();
        }

        var request = new ApiKeyRequest(organisation, form.Text(NameField), scopes, days);
        if (form.Text(FormView.StepName) != FormView.Confirm)
        {
            return Check(request).Show();
        }

        var outcome = await administration.IssueAsync(caller, request, context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            SignInPages.Tell(form, refusal, refusal.Problem == Problems.ApiKeyScopeUnfit ? ScopesField : refusal.Problem == Problems.NotFound ? OrganisationField : NameField);
            return IssueForm(caller, form).ShowFaulty();
        }

        return new NoticeView("APIキーを発行しました", [new("APIキー", outcome.Result.ToText())])
        {
            Trail = [List],
            Lead = ["APIキーは二度と表示できません。使う仕組みに、今すぐ安全な方法で設定してください。要求のヘッダー Authorization: Bearer に付けて使います。"],
            Actions = [List],
        }.Show();
    }

    private static FormView IssueForm(Caller caller, FormState state) => new("APIキーの発行", IssuePath, "確認へ進む")
    {
        Trail = [List],
        Fields =
        [
            .. caller.IsImplementingBody ? [new FormField(OrganisationField, "組織") { Hint = "保険者番号、医療機関コード、または operator（実施機関）" }] : Array.Empty<FormField>(),
            new(NameField, "名前") { Hint = "使う仕組みが分かる名前" },
            new(ScopesField, "権限", FieldKind.Several)
            {
                Choices =
                [
                    .. from right in RightNames.All
                       where (right & ApiKey.NeverGranted) == Right.None && (caller.Rights & right) == right
                       select new Choice(right.ToString(), right.JapaneseName),
                ],
            },
            new(DaysField, "有効日数") { Hint = $"1日から{ApiKey.MaxDays}日まで" },
        ],
        State = state,
    };

    private static FormView Check(ApiKeyRequest request) => new("APIキーの発行の確認", IssuePath, "発行する")
    {
        Trail = [List],
        Facts = [new("組織", request.Organisation), new("名前", request.Name), new("権限", WordsOf(request.Scopes)), new("有効日数", $"{request.Days}")],
        Hidden =
        [
            new(OrganisationField, request.Organisation), new(NameField, request.Name), new(DaysField, $"{request.Days}"),
            .. from right in RightNames.All where (request.Scopes & right) == right select KeyValuePair.Create(ScopesField, right.ToString()),
        ],
        Step = FormView.Confirm,
    };

    private static async Task<IResult> AskAsync(string organisation, string key, HttpContext context, ApiKeyAdministration administration)
    {
        var outcome = await administration.ListAsync(context.CallerOf(), organisation, context.RequestAborted);
        return outcome.Answer(keys => Array.Find(keys, listed => listed.Key.Id == key && listed.WithdrawnAt is null) is { } found
            ? new FormView("APIキーの取り消し", $"{Home}/{found.Key.Organisation}/{found.Key.Id}/withdraw", "取り消す")
            {
                Trail = [List],
                Lead = ["このAPIキーは、すぐに使えなくなります。元には戻せません。"],
                Facts = [new("番号", found.Key.Id), new("名前", found.Key.Name), new("権限", WordsOf(found.Key.Scopes))],
            }.Show()
            : new RefusalAnswer(new Refusal(Problems.NotFound)));
    }

    private static async Task<IResult> WithdrawAsync(string organisation, string key, HttpContext context, ApiKeyAdministration administration) =>
        (await administration.WithdrawAsync(context.CallerOf(), organisation, key, context.RequestAborted)).Answer(_ => Answers.SeeOther(Home));

    private static Right ScopesOf(FormState form) => RightNames.All.Where(right => form.Texts(ScopesField).Contains(right.ToString(), StringComparer.Ordinal)).Aggregate(Right.None, (all, right) => all | right);

    private static string WordsOf(Right scopes) => string.Join("、", RightNames.All.Where(right => (scopes & right) == right).Select(right => right.JapaneseName));

    private static string TextOf(DateTimeOffset moment) => JapanTime.At(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
