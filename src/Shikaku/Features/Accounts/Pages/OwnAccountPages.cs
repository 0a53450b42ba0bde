using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts.Credentials;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>The pages on which users change what they sign in with.</summary>
internal static class OwnAccountPages
{
    /// <summary>Where they begin.</summary>
    public const string Home = "/account";

    private const string PasswordPath = Home + "/password";
    private const string FactorPath = Home + "/factor";

    private const string PresentField = "present";
    private const string PasswordField = "password";
    private const string RepeatedField = "repeated";
    private const string CodeField = "code";
    private const string FactorField = "factor";

    private static readonly Waypoint Own = new("自分の設定", Home);

    /// <summary>Maps them: open to everybody who has signed in.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Home, (HttpContext context) => Show(context.Features.GetRequiredFeature<User>(), context.Features.GetRequiredFeature<CallerNames>()));
        routes.MapGet(PasswordPath, () => PasswordForm(new()).Show());
        routes.MapPost(PasswordPath, ChangePasswordAsync);
        routes.MapGet(FactorPath, async (HttpContext context, OwnAccount account) =>
            (await account.ProposeFactorAsync(context.CallerOf(), null, context.RequestAborted)).Answer(proposal => FactorForm(proposal, new()).Show()));
        routes.MapPost(FactorPath, RenewFactorAsync);
    }

    private static IResult Show(User user, CallerNames names) => new NoticeView(
        Own.Title,
        [
            new("利用者名", user.SignInName), new("表示名", user.DisplayName), new("組織", names.Organisation), new("役割", user.Role.JapaneseName),
            new("パスワード", "設定済み", PasswordPath), new("認証アプリと復旧コード", "設定済み", FactorPath),
        ]).Show();

    private static async Task<IResult> ChangePasswordAsync(HttpContext context, OwnAccount account)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        var wanted = SignInPages.AsTyped(form, PasswordField);
        if (wanted != SignInPages.AsTyped(form, RepeatedField))
        {
            form.Refuse(RepeatedField, "二つのパスワードが同じではありません。もう一度入力してください。");
            return PasswordForm(form).ShowFaulty();
        }

        var outcome = await account.ChangePasswordAsync(
            context.CallerOf(), SessionCookie.Find(context.Request)!.Token, SignInPages.AsTyped(form, PresentField), wanted, context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            SignInPages.Tell(form, refusal, refusal.Problem == Problems.PasswordUnfit ? PasswordField : PresentField);
            return PasswordForm(form).ShowFaulty();
        }

        return Answers.SeeOther(Home, "パスワードを変更しました。ほかの端末のサインインは終わりました。");
    }

    private static async Task<IResult> RenewFactorAsync(HttpContext context, OwnAccount account)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        var factor = form.Text(FactorField);
        var outcome = await account.RenewFactorAsync(
            context.CallerOf(), SessionCookie.Find(context.Request)!.Token, SignInPages.AsTyped(form, PresentField), factor, form.Text(CodeField), context.RequestAborted);
        if (outcome.Refusal is not { } refusal)
        {
            return SignInPages.RecoveryCodes(outcome.Result, Own);
        }

        SignInPages.Tell(form, refusal, refusal.Problem == Problems.CodeRefused ? CodeField : PresentField);
        return (await account.ProposeFactorAsync(context.CallerOf(), factor, context.RequestAborted)).Answer(proposal => FactorForm(proposal, form).ShowFaulty());
    }

    private static FormView PasswordForm(FormState state) => new("パスワードの変更", PasswordPath, "変更する")
    {
        Trail = [Own],
        Fields = [Present, .. SignInPages.NewPasswordFields()],
        State = state,
    };

    private static FormView FactorForm(FactorProposal proposal, FormState state) => new("認証アプリの設定のやり直し", FactorPath, "設定する")
    {
        Trail = [Own],
        Lead =
        [
            "認証アプリで新しいQRコードを読み取ってください。読み取れないときは、鍵の文字を認証アプリに入力します。設定すると、これまでの鍵と復旧コードは使えなくなります。",
        ],
        Drawing = new(proposal.Address, "認証アプリで読み取るQRコード"),
        Facts = SignInPages.FactsOf(proposal),
        Fields = [Present, SignInPages.FactorCodeField],
        Hidden = [new(FactorField, proposal.SealedText)],
        State = state,
    };

    private static FormField Present { get; } = new(PresentField, "現在のパスワード", FieldKind.Password) { AutoComplete = "current-password" };
}
