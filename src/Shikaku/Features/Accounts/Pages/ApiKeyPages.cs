using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
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

    private const string FilePath = Home + "/api-keys.csv";
    private const string IssuePath = Home + "/issue";
    private const string WithdrawPath = Home + "/{organisation}/{key}/withdraw";

    private const string OrganisationField = "organisation";
    private const string NameField = "name";
    private const string ScopesField = "scopes";
    private const string DaysField = "days";
    private const string StateField = "state";

    private static readonly Waypoint List = new("APIキー", Home);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var keys = routes.MapGroup("").RequireRight(Right.ManageApiKeys);
        keys.MapGet(Home, ListAsync);
        keys.MapGet(FilePath, DownloadAsync);
        keys.MapGet(IssuePath, (HttpContext context) => IssueForm(context.CallerOf(), new FormState().Set(DaysField, "365")).Show());
        keys.MapPost(IssuePath, IssueAsync);
        keys.MapGet(WithdrawPath, AskAsync);
        keys.MapPost(WithdrawPath, WithdrawAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, ApiKeyAdministration administration, RegisterDatabase database, TimeProvider clock)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var search = await SearchOfAsync(form, caller, database, context.RequestAborted);
        var view = TableView.Of(context.Request, ["name"], FilterForm.Organisation, NameField, StateField);
        var outcome = form.State.IsGood
            ? await administration.SearchAsync(caller, search, view.Skipped, TableView.PageLength, context.RequestAborted)
            : new Found<ListedApiKey>([], 0);
        return outcome.Answer(found => new RazorComponentResult<ApiKeyListPage>(new
        {
            Form = form.State,
            Fields = FieldsFor(caller),
            Rows = found.Rows.Select(listed => RowOf(listed, listed.StateAt(clock.GetUtcNow()))).ToArray(),
            found.Total,
            View = view,
            ShowsOrganisations = caller.IsImplementingBody,
            IssueAddress = IssuePath,
            CsvAddress = form.State.IsGood ? FilePath + form.Query : null,
        })
        {
            StatusCode = form.Status,
        });
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, ApiKeyAdministration administration, RegisterDatabase database)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var search = await SearchOfAsync(form, caller, database, context.RequestAborted);
        return form.State.IsGood
            ? (await administration.SearchAsync(caller, search, 0, 1, context.RequestAborted)).Answer(_ => new ApiKeyDownload(administration, caller, search))
            : new RefusalAnswer(form.ToRefusal());
    }

    private static FilterForm FiltersOf(HttpContext context) => new(context.Request, FilterForm.Organisation, NameField, StateField);

    private static async Task<ApiKeySearch> SearchOfAsync(FilterForm form, Caller caller, RegisterDatabase database, CancellationToken cancellation) => new(
        await form.OrganisationAsync(caller, database, cancellation) ?? (caller.IsImplementingBody ? null : caller.Organisation),
        form.Text(NameField), form.OneOf<ApiKeyState>(StateField));

    private static IReadOnlyList<FilterField> FieldsFor(Caller caller) =>
    [
        .. caller.IsImplementingBody ? [new FilterField(FilterForm.Organisation, "組織（保険者番号など）")] : Array.Empty<FilterField>(),
        new(NameField, "名前（一部）"),
        new(StateField, "状態") { Choices = [.. Enum.GetValues<ApiKeyState>().Select(state => new Choice(state.ToString(), state.JapaneseName))] },
    ];

    private static ApiKeyRow RowOf(ListedApiKey listed, ApiKeyState state) => new(
        listed.Key.Name, listed.Key.Id, listed.Key.Organisation, WordsOf(listed.Key.Scopes), TextOf(listed.Key.ExpiresAt),
        listed.LastUsedAt is { } used ? TextOf(used) : "なし", state.JapaneseName,
        state switch { ApiKeyState.Valid => Tone.Good, ApiKeyState.Expired => Tone.Warning, ApiKeyState.Withdrawn => Tone.Neutral },
        state == ApiKeyState.Withdrawn ? null : $"{Home}/{listed.Key.Organisation}/{listed.Key.Id}/withdraw");

    private static async Task<IResult> IssueAsync(HttpContext context, ApiKeyAdministration administration, IDataProtectionProvider protection)
    {
        var caller = context.CallerOf();
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        if (form.Text(FormView.StepName) == FormView.Correct)
        {
            return IssueForm(caller, form).Show();
        }

        var organisation = caller.IsImplementingBody ? form.Text(OrganisationField) : caller.Organisation;
        var scopes = ScopesOf(form);
        if (form.Text(NameField).Length == 0)
        {
            form.Refuse(NameField, Problems.ApiKeyNameUnfit.Title + Problems.ApiKeyNameUnfit.Advice);
        }

        if (scopes == Right.None)
        {
            form.Refuse(ScopesField, "権限を一つ以上選んでください。");
        }

        if (!int.TryParse(form.Text(DaysField), NumberStyles.None, CultureInfo.InvariantCulture, out var days) || days is < 1 or > ApiKey.MaxDays)
        {
            form.Refuse(DaysField, Problems.ApiKeyLifeUnfit.Title + Problems.ApiKeyLifeUnfit.Advice);
        }

        if (!form.IsGood)
        {
            return IssueForm(caller, form).ShowFaulty();
        }

        var sealedText = form.Text(OneTimeSecret.FieldName);
        var request = new ApiKeyRequest(organisation, form.Text(NameField), scopes, days);
        if (form.Text(FormView.StepName) != FormView.Confirm || ApiKeyText.Parse(OneTimeSecret.Open(protection, caller.Actor, sealedText) ?? "") is not { } text)
        {
            return Check(request, OneTimeSecret.Seal(protection, caller.Actor, request.Text.ToText())).Show();
        }

        request = request with { Text = text };

        var outcome = await administration.IssueAsync(caller, request, context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            if (refusal.Problem == Problems.ApiKeyIssued)
            {
                return new RefusalAnswer(refusal);
            }

            SignInPages.Tell(form, refusal, refusal.Problem == Problems.ApiKeyScopeUnfit ? ScopesField : refusal.Problem == Problems.NotFound ? OrganisationField : NameField);
            return IssueForm(caller, form).ShowFaulty();
        }

        return new NoticeView("APIキーを発行しました", [new("APIキー", outcome.Result.ToText())])
        {
            Trail = [List],
            Lead = ["APIキーは二度と表示できません。使う仕組みに、今すぐ安全な方法で設定してください。要求のヘッダー Authorization: Bearer に付けて使います。"],
            Actions = [new("APIキーの一覧へ", Home)],
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

    private static FormView Check(ApiKeyRequest request, string sealedText) => new("APIキーの発行の確認", IssuePath, "発行する")
    {
        Trail = [List],
        Facts = [new("組織", request.Organisation), new("名前", request.Name), new("権限", WordsOf(request.Scopes)), new("有効日数", $"{request.Days}")],
        Hidden =
        [
            new(OrganisationField, request.Organisation), new(NameField, request.Name), new(DaysField, $"{request.Days}"),
            new(OneTimeSecret.FieldName, sealedText),
            .. from right in RightNames.All where (request.Scopes & right) == right select KeyValuePair.Create(ScopesField, right.ToString()),
        ],
        Step = FormView.Confirm,
    };

    private static async Task<IResult> AskAsync(string organisation, string key, HttpContext context, ApiKeyAdministration administration)
    {
        var outcome = await administration.FindAsync(context.CallerOf(), organisation, key, context.RequestAborted);
        return outcome.Answer(found => found.WithdrawnAt is null
            ? new FormView("APIキーの取り消し", $"{Home}/{found.Key.Organisation}/{found.Key.Id}/withdraw", "取り消す")
            {
                Trail = [List],
                Lead = ["このAPIキーは、すぐに使えなくなります。元には戻せません。"],
                Facts = [new("名前", found.Key.Name), new("番号", found.Key.Id), new("権限", WordsOf(found.Key.Scopes))],
            }.Show()
            : new RefusalAnswer(new Refusal(Problems.NotFound)));
    }

    private static async Task<IResult> WithdrawAsync(string organisation, string key, HttpContext context, ApiKeyAdministration administration) =>
        (await administration.WithdrawAsync(context.CallerOf(), organisation, key, context.RequestAborted)).Answer(_ => Answers.SeeOther(Home, "APIキーを取り消しました。"));

    private static Right ScopesOf(FormState form) => RightNames.All.Where(right => form.Texts(ScopesField).Contains(right.ToString(), StringComparer.Ordinal)).Aggregate(Right.None, (all, right) => all | right);

    private static string WordsOf(Right scopes) => string.Join("、", RightNames.All.Where(right => (scopes & right) == right).Select(right => right.JapaneseName));

    private static string TextOf(DateTimeOffset moment) => JapanTime.At(moment).ToString("yyyy-MM-dd HH:mm", CultureInfo.InvariantCulture);
}
