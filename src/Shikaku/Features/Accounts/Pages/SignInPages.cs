using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
using Shikaku.Web;
using Shikaku.Web.Components;
using Shikaku.Web.Pages;
using Shikaku.Web.Refusals;
using Shikaku.Web.Safety;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>The door: password, code, and the links of invitations.</summary>
internal static class SignInPages
{
    private const string CodePath = "/sign-in/code";
    private const string InvitationPath = "/invitation/{token}";

    private const string NameField = "name";
    private const string PasswordField = "password";
    private const string RepeatedField = "repeated";
    private const string CodeField = "code";
    private const string FactorField = "factor";

    /// <summary>Maps them. They are open to all and limited in number.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var door = routes.MapGroup("").AllowAnonymous().RequireRateLimiting(RateLimits.SignIn);
        door.MapGet(HomePages.SignIn, (IDataProtectionProvider protection) => PasswordForm("", protection).Show());
        door.MapPost(HomePages.SignIn, GivePasswordAsync);
        door.MapPost(CodePath, GiveCodeAsync);
        door.MapGet(InvitationPath, OpenInvitationAsync);
        door.MapPost(InvitationPath, AcceptInvitationAsync);
    }

    /// <summary>The page that asks for name and password.</summary>
    /// <param name="sealedForm">What waits for the user behind it, sealed, or empty.</param>
    /// <param name="protection">Opens the seal.</param>
    /// <param name="state">What was filled in before.</param>
    public static FormView PasswordForm(string sealedForm, IDataProtectionProvider protection, FormState? state = null) =>
        new("サインイン", HomePages.SignIn, "次へ")
        {
            Lead = KeptForm.Open(protection, sealedForm) is not { Fields: not null } ? [] : ["サインインの有効な時間が過ぎました。入力した内容は残っています。もう一度サインインすると、続きから操作できます。"],
            Fields =
            [
                new(NameField, "利用者名") { AutoComplete = "username" },
                new(PasswordField, "パスワード", FieldKind.Password) { AutoComplete = "current-password" },
            ],
            Hidden = [new(KeptForm.FieldName, sealedForm)],
            State = state ?? new(),
        };

    private static async Task<IResult> GivePasswordAsync(HttpContext context, SignIn signIn, Sessions sessions, IDataProtectionProvider protection)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        var kept = form.Text(KeptForm.FieldName);
        var outcome = await signIn.GivePasswordAsync(
            KnownBrowser.OriginOf(context, SignInName.Fold(form.Text(NameField))), form.Text(NameField), AsTyped(form, PasswordField), context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            form.Refuse(NameField, refusal.Problem.Title + refusal.Problem.Advice);
            return PasswordForm(kept, protection, form).ShowFaulty();
        }

        if (await sessions.FindAsync(outcome.Result, context.RequestAborted) is not { User: var user })
        {
            return new RefusalAnswer(new Refusal(Problems.SessionEnded));
        }

        new SessionCookie(user.Id, outcome.Result).Set(context);
        return CodeForm(kept, new()).Show();
    }

    private static async Task<IResult> GiveCodeAsync(HttpContext context, SignIn signIn, Sessions sessions, RegisterDatabase database, IDataProtectionProvider protection)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        var kept = form.Text(KeptForm.FieldName);
        if (SessionCookie.Find(context.Request) is not { } cookie)
        {
            return PasswordForm(kept, protection).Show(StatusCodes.Status401Unauthorized);
        }

        var outcome = await signIn.GiveCodeAsync(name => KnownBrowser.OriginOf(context, name), cookie.Token, form.Text(CodeField), context.RequestAborted);
        if (outcome.Refusal?.Problem == Problems.SessionEnded)
        {
            return PasswordForm(kept, protection).Show(StatusCodes.Status401Unauthorized);
        }

        if (outcome.Refusal is { } refusal)
        {
            form.Refuse(CodeField, refusal.Problem.Title + refusal.Problem.Advice);
            return CodeForm(kept, form).ShowFaulty();
        }

        if (await sessions.FindAsync(outcome.Result, context.RequestAborted) is not { User: var user })
        {
            return new RefusalAnswer(new Refusal(Problems.SessionEnded));
        }

        new SessionCookie(user.Id, outcome.Result).Set(context);
        KnownBrowser.Set(context, user.SignInName);
        return KeptForm.Open(protection, kept) switch
        {
            null => Answers.SeeOther(HomePages.Home),
            { Fields: null, Path: var path } => Answers.SeeOther(path),
            { User: var owner } waiting when owner == user.Id => await GoOnAsync(context, user, waiting, database),
            _ => Answers.SeeOther(HomePages.Home),
        };
    }

    /// <summary>Shows the user that what was typed is still there. It is sent by the user, not by itself: the user may have thought otherwise meanwhile.</summary>
    private static async Task<IResult> GoOnAsync(HttpContext context, User user, KeptForm kept, RegisterDatabase database)
    {
        // The form's token must be that of the user who has just come in.
        context.User = await SessionHandler.AdmitAsync(context, user, database);
        return new FormView("操作を続ける", kept.Path, "続ける")
        {
            Lead = ["サインインしました。有効な時間が過ぎたときに送ろうとした内容は残っています。「続ける」を押すと、その内容を送ります。"],
            Hidden = kept.Fields!,
        }.Show();
    }

    private static FormView CodeForm(string kept, FormState state) => new("確認コードの入力", CodePath, "サインイン")
    {
        Lead = ["認証アプリに表示されている6桁のコードを入力してください。認証アプリが使えないときは、復旧コードを入力してください。"],
        Fields = [new(CodeField, "確認コード", FieldKind.Code) { AutoComplete = "one-time-code" }],
        Hidden = [new(KeptForm.FieldName, kept)],
        State = state,
    };

    private static async Task<IResult> OpenInvitationAsync(string token, HttpContext context, Invitations invitations) =>
        (await invitations.OpenAsync(token, null, context.RequestAborted)).Answer(invitation => InvitationForm(token, invitation, new()).Show());

    private static async Task<IResult> AcceptInvitationAsync(string token, HttpContext context, Invitations invitations)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        var factor = form.Text(FactorField);
        var opened = await invitations.OpenAsync(token, factor, context.RequestAborted);
        if (opened.Refusal is { } gone)
        {
            return new RefusalAnswer(gone);
        }

        if (AsTyped(form, PasswordField) != AsTyped(form, RepeatedField))
        {
            form.Refuse(RepeatedField, "二つのパスワードが同じではありません。もう一度入力してください。");
            return InvitationForm(token, opened.Result, form).ShowFaulty();
        }

        var outcome = await invitations.AcceptAsync(token, AsTyped(form, PasswordField), factor, form.Text(CodeField), context.RequestAborted);
        if (outcome.Refusal is not { } refusal)
        {
            KnownBrowser.Set(context, opened.Result.User.SignInName);
            return RecoveryCodes(outcome.Result, new("サインインへ", HomePages.SignIn));
        }

        if (refusal.Problem == Problems.InvitationGone)
        {
            return new RefusalAnswer(refusal);
        }

        Tell(form, refusal, refusal.Problem == Problems.PasswordUnfit ? PasswordField : CodeField);
        return InvitationForm(token, opened.Result, form).ShowFaulty();
    }

    private static FormView InvitationForm(string token, Invitation invitation, FormState state) => new("利用の開始", Invitations.PathOf(token), "設定する")
    {
        Lead =
        [
            "パスワードを決め、認証アプリでQRコードを読み取ってください。読み取れないときは、鍵の文字を認証アプリに入力します。設定できるのは一度だけです。",
        ],
        Drawing = new(invitation.Factor.Address, "認証アプリで読み取るQRコード"),
        Facts = [new("利用者名", invitation.User.SignInName), .. FactsOf(invitation.Factor)],
        Fields = [.. NewPasswordFields(), FactorCodeField],
        Hidden = [new(FactorField, invitation.Factor.SealedText)],
        State = state,
    };

    /// <summary>The fields in which a new password is typed twice.</summary>
    internal static IReadOnlyList<FormField> NewPasswordFields() =>
    [
        new(PasswordField, "新しいパスワード", FieldKind.Password)
        {
            AutoComplete = "new-password",
            Hint = $"{PasswordRules.MinLength}文字以上。利用者名を含むものや、推測されやすいものは使えません。",
        },
        new(RepeatedField, "新しいパスワード（確認）", FieldKind.Password) { AutoComplete = "new-password" },
    ];

    /// <summary>The field for the first code of a new second factor.</summary>
    internal static FormField FactorCodeField { get; } =
        new(CodeField, "確認コード", FieldKind.Code) { AutoComplete = "one-time-code", Hint = "QRコードか鍵を登録すると、認証アプリに表示される6桁の数字" };

    /// <summary>What a user copies into an authenticator.</summary>
    internal static IReadOnlyList<ListItem> FactsOf(FactorProposal factor) => [new("認証アプリに登録する鍵", factor.Letters)];

    /// <summary>Shows recovery codes, once.</summary>
    internal static IResult RecoveryCodes(string[] codes, Waypoint next) => new NoticeView("復旧コード", [new("復旧コード", string.Join('\n', codes))])
    {
        Lead = ["設定しました。認証アプリが使えなくなったときは、次のコードのどれかでサインインできます。一つのコードは一度だけ使えます。このページは二度と表示できません。印刷するか書き写して、安全な場所に保管してください。"],
        Actions = [next],
    }.Show();

    /// <summary>Tells a refusal at a field: what is wrong there, if the refusal says it.</summary>
    internal static void Tell(FormState form, Refusal refusal, string field)
    {
        foreach (var sentence in refusal.Details.Count > 0 ? refusal.Details : [refusal.Problem.Title + refusal.Problem.Advice])
        {
            form.Refuse(field, sentence);
        }
    }

    /// <summary>A password is taken with the blanks around it.</summary>
    internal static string AsTyped(FormState form, string field) => form.Texts(field) is [{ } text, ..] ? text : "";
}
