using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;
using Shikaku.Storage.Database;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>The pages on which supervisors and operators look after users. A change is asked about before it is made.</summary>
internal static class UserPages
{
    /// <summary>Where they begin.</summary>
    public const string Home = "/users";

    private const string FilePath = Home + "/users.csv";
    private const string InvitePath = Home + "/invite";
    private const string UserPath = Home + "/{organisation}/{id:guid}";
    private const string ChangePath = UserPath + "/change";
    private const string ActionPath = UserPath + "/{action:regex(^(disable|enable|reset)$)}";

    private const string OrganisationField = "organisation";
    private const string NameField = "name";
    private const string DisplayNameField = "display-name";
    private const string RoleField = "role";
    private const string StateField = "state";
    private const string VersionField = "version";

    private static readonly Waypoint List = new("利用者", Home);

    /// <summary>Maps them.</summary>
    public static void Map(IEndpointRouteBuilder routes)
    {
        var users = routes.MapGroup("").RequireRight(Right.ManageUsers);
        users.MapGet(Home, ListAsync);
        users.MapGet(FilePath, DownloadAsync);
        users.MapGet(InvitePath, (HttpContext context) => InviteForm(context.CallerOf(), new()).Show());
        users.MapPost(InvitePath, InviteAsync);
        users.MapGet(UserPath, ShowAsync);
        users.MapGet(ChangePath, OpenChangeAsync);
        users.MapPost(ChangePath, ChangeAsync);
        users.MapGet(ActionPath, AskAsync);
        users.MapPost(ActionPath, ActAsync);
    }

    private static async Task<IResult> ListAsync(HttpContext context, UserAdministration administration, RegisterDatabase database)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var search = await SearchOfAsync(form, caller, database, context.RequestAborted);
        var view = TableView.Of(context.Request, ["name"], FilterForm.Organisation, NameField, RoleField, StateField);
        var outcome = form.State.IsGood
            ? await administration.SearchAsync(caller, search, view.Skipped, TableView.PageLength, context.RequestAborted)
            : new Found<UserVersion>([], 0);
        return outcome.Answer(found => new RazorComponentResult<UserListPage>(new
        {
            Form = form.State,
            Fields = FieldsFor(caller),
            Rows = found.Rows.Select(UserRow.Of).ToArray(),
            found.Total,
            View = view,
            ShowsOrganisations = caller.IsImplementingBody,
            InviteAddress = InvitePath,
            CsvAddress = form.State.IsGood ? FilePath + form.Query : null,
        })
        {
            StatusCode = form.Status,
        });
    }

    private static async Task<IResult> DownloadAsync(HttpContext context, UserAdministration administration, RegisterDatabase database)
    {
        var caller = context.CallerOf();
        var form = FiltersOf(context);
        var search = await SearchOfAsync(form, caller, database, context.RequestAborted);
        return form.State.IsGood
            ? (await administration.SearchAsync(caller, search, 0, 1, context.RequestAborted)).Answer(_ => new UserDownload(administration, caller, search))
            : new RefusalAnswer(form.ToRefusal());
    }

    private static FilterForm FiltersOf(HttpContext context) => new(context.Request, FilterForm.Organisation, NameField, RoleField, StateField);

    private static async Task<UserSearch> SearchOfAsync(FilterForm form, Caller caller, RegisterDatabase database, CancellationToken cancellation) => new(
        await form.OrganisationAsync(caller, database, cancellation) ?? (caller.IsImplementingBody ? null : caller.Organisation),
        SignInName.Fold(form.Text(NameField)), form.OneOf<Role>(RoleField), form.OneOf<UserState>(StateField));

    private static IReadOnlyList<FilterField> FieldsFor(Caller caller) =>
    [
        .. caller.IsImplementingBody ? [new FilterField(FilterForm.Organisation, "組織（保険者番号など）")] : Array.Empty<FilterField>(),
        new(NameField, "利用者名（前方一致）"),
        new(RoleField, "役割") { Choices = RolesFor(caller.IsImplementingBody ? null : caller.Kind) },
        new(StateField, "状態") { Choices = [.. Enum.GetValues<UserState>().Select(state => new Choice(state.ToString(), state.JapaneseName))] },
    ];

    private static async Task<IResult> InviteAsync(HttpContext context, UserAdministration administration, IDataProtectionProvider protection)
    {
        var caller = context.CallerOf();
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        if (form.Text(FormView.StepName) == FormView.Correct)
        {
            return InviteForm(caller, form).Show();
        }

        if (!SignInName.IsWellFormed(SignInName.Fold(form.Text(NameField))))
        {
            form.Refuse(NameField, Problems.SignInNameUnfit.Title + Problems.SignInNameUnfit.Advice);
        }

        if (!EnumText.TryParse<Role>(form.Text(RoleField), out var role))
        {
            form.Refuse(RoleField, "役割を選んでください。");
        }

        if (!form.IsGood)
        {
            return InviteForm(caller, form).ShowFaulty();
        }

        var organisation = caller.IsImplementingBody ? form.Text(OrganisationField) : caller.Organisation;
        var displayName = form.Text(DisplayNameField) is { Length: > 0 } given ? given : form.Text(NameField);
        var invitee = new Invitee(organisation, form.Text(NameField), displayName, role);
        if (form.Text(FormView.StepName) != FormView.Confirm
            || OneTimeSecret.Open(protection, caller.Actor, form.Text(OneTimeSecret.FieldName)) is not { } token)
        {
            return CheckInvitee(invitee, OneTimeSecret.Seal(protection, caller.Actor, invitee.Token)).Show();
        }

        var outcome = await administration.InviteAsync(caller, invitee with { Token = token }, context.RequestAborted);
        if (outcome.Refusal is { } refusal)
        {
            SignInPages.Tell(form, refusal, FieldOf(refusal.Problem));
            return InviteForm(caller, form).ShowFaulty();
        }

        return ShowLink(context, "利用者を追加しました", outcome.Result);
    }

    private static string FieldOf(Problem problem) =>
        problem == Problems.RoleUnfit ? RoleField : problem == Problems.DisplayNameUnfit ? DisplayNameField : problem == Problems.NotFound ? OrganisationField : NameField;

    private static FormView InviteForm(Caller caller, FormState state) => new("利用者の追加", InvitePath, "確認へ進む")
    {
        Trail = [List],
        Fields =
        [
            .. caller.IsImplementingBody ? [new FormField(OrganisationField, "組織") { Hint = "保険者番号、医療機関コード、所管の略称、または operator（実施機関）" }] : Array.Empty<FormField>(),
            new(NameField, "利用者名") { Hint = "英小文字で始まる3～64文字の英数字と . - _ @" },
            new(DisplayNameField, "表示名") { IsOptional = true, Hint = "省略すると利用者名になります。" },
            new(RoleField, "役割", FieldKind.One) { Choices = RolesFor(caller.IsImplementingBody ? null : caller.Kind) },
        ],
        State = state,
    };

    private static FormView CheckInvitee(Invitee invitee, string sealedToken) => new("利用者の追加の確認", InvitePath, "追加する")
    {
        Trail = [List],
        Facts = [new("組織", invitee.Organisation), new("利用者名", invitee.SignInName), new("表示名", invitee.DisplayName), new("役割", invitee.Role.JapaneseName)],
        Hidden =
        [
            new(OrganisationField, invitee.Organisation), new(NameField, invitee.SignInName), new(DisplayNameField, invitee.DisplayName),
            new(RoleField, invitee.Role.ToString()), new(OneTimeSecret.FieldName, sealedToken),
        ],
        Step = FormView.Confirm,
    };

    private static async Task<IResult> ShowAsync(string organisation, Guid id, HttpContext context, UserAdministration administration) =>
        (await FindAsync(organisation, id, context, administration)).Answer(found =>
        {
            var address = AddressOf(found.User);
            return new NoticeView(
                found.User.SignInName,
                [
                    new("表示名", found.User.DisplayName, address + "/change"), new("役割", found.User.Role.JapaneseName, address + "/change"),
                    new("組織", found.User.Organisation), new("状態", found.State.JapaneseName),
                ])
            {
                Trail = [List],
                Actions =
                [
                    found.User.IsDisabled ? new("利用を再開する", address + "/enable") : new Waypoint("停止する", address + "/disable"),
                    new("設定を取り消して招待し直す", address + "/reset"),
                ],
            }.Show();
        });

    private static async Task<IResult> OpenChangeAsync(string organisation, Guid id, HttpContext context, UserAdministration administration) =>
        (await FindAsync(organisation, id, context, administration)).Answer(found => ChangeForm(
            found,
            new FormState().Set(DisplayNameField, found.User.DisplayName).Set(RoleField, found.User.Role.ToString()).Set(VersionField, found.Version.ToString())).Show());

    private static async Task<IResult> ChangeAsync(string organisation, Guid id, HttpContext context, UserAdministration administration)
    {
        var found = await FindAsync(organisation, id, context, administration);
        if (found.Refusal is { } unknown)
        {
            return new RefusalAnswer(unknown);
        }

        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        if (form.Text(FormView.StepName) == FormView.Correct)
        {
            return ChangeForm(found.Result, form).Show();
        }

        if (!EnumText.TryParse<Role>(form.Text(RoleField), out var role) || !Guid.TryParse(form.Text(VersionField), out var version))
        {
            return new RefusalAnswer(new Refusal(Problems.BadRequest));
        }

        if (form.Text(FormView.StepName) != FormView.Confirm)
        {
            return CheckChange(found.Result.User, form, role).Show();
        }

        var outcome = await administration.ChangeAsync(
            context.CallerOf(), new UserReference(organisation, id, version), form.Text(DisplayNameField), role, context.RequestAborted);
        if (outcome.Refusal is { } refusal && refusal.Problem != Problems.Conflict)
        {
            SignInPages.Tell(form, refusal, FieldOf(refusal.Problem));
            return ChangeForm(found.Result, form).ShowFaulty();
        }

        return outcome.Answer(_ => Answers.SeeOther(AddressOf(found.Result.User), "利用者を変更しました。"));
    }

    private static FormView ChangeForm(UserVersion found, FormState state) => new("利用者の変更", AddressOf(found.User) + "/change", "確認へ進む")
    {
        Trail = [List, new(found.User.SignInName, AddressOf(found.User))],
        Fields =
        [
            new(DisplayNameField, "表示名"),
            new(RoleField, "役割", FieldKind.One) { Choices = RolesFor(Rights.KindOf(found.User.Role)) },
        ],
        Hidden = [new(VersionField, state.Text(VersionField))],
        State = state,
    };

    private static FormView CheckChange(User user, FormState form, Role role) => new("利用者の変更の確認", AddressOf(user) + "/change", "変更する")
    {
        Trail = [List, new(user.SignInName, AddressOf(user))],
        Facts = [new("利用者名", user.SignInName), new("表示名", form.Text(DisplayNameField)), new("役割", role.JapaneseName)],
        Hidden = [new(DisplayNameField, form.Text(DisplayNameField)), new(RoleField, role.ToString()), new(VersionField, form.Text(VersionField))],
        Step = FormView.Confirm,
    };

    private static async Task<IResult> AskAsync(string organisation, Guid id, string action, HttpContext context, UserAdministration administration) =>
        (await FindAsync(organisation, id, context, administration)).Answer(found => new FormView(TitleOf(action), $"{AddressOf(found.User)}/{action}", ButtonOf(action))
        {
            Trail = [List, new(found.User.SignInName, AddressOf(found.User))],
            Lead = [ConsequenceOf(action)],
            Facts = [new("利用者名", found.User.SignInName), new("表示名", found.User.DisplayName), new("状態", found.State.JapaneseName)],
            Hidden = [new(VersionField, found.Version.ToString())],
        }.Show());

    private static async Task<IResult> ActAsync(string organisation, Guid id, string action, HttpContext context, UserAdministration administration)
    {
        var form = await FormState.ReadAsync(context.Request, context.RequestAborted);
        if (!Guid.TryParse(form.Text(VersionField), out var version))
        {
            return new RefusalAnswer(new Refusal(Problems.BadRequest));
        }

        var (caller, reference) = (context.CallerOf(), new UserReference(organisation, id, version));
        if (action == "reset")
        {
            return (await administration.ResetAsync(caller, reference, context.RequestAborted)).Answer(token => ShowLink(context, "設定を取り消しました", token));
        }

        var outcome = action == "disable"
            ? await administration.DisableAsync(caller, reference, context.RequestAborted)
            : await administration.EnableAsync(caller, reference, context.RequestAborted);
        return outcome.Answer(_ => Answers.SeeOther($"{Home}/{organisation}/{id}", action == "disable" ? "利用者を停止しました。" : "利用を再開しました。"));
    }

    private static IResult ShowLink(HttpContext context, string title, string token) => new NoticeView(
        title, [new("招待リンク", $"{context.Request.Scheme}://{context.Request.Host}{Invitations.PathOf(token)}")])
    {
        Trail = [List],
        Lead = ["次のリンクを、本人だけに渡してください。7日間、一度だけ使えます。このページは二度と表示できません。"],
        Actions = [new("利用者の一覧へ", Home)],
    }.Show();

    private static async Task<Outcome<UserVersion>> FindAsync(string organisation, Guid id, HttpContext context, UserAdministration administration)
    {
        var outcome = await administration.ListAsync(context.CallerOf(), organisation, context.RequestAborted);
        return outcome.Refusal is { } refusal ? refusal : Array.Find(outcome.Result, user => user.User.Id == id) is { } found ? found : Problems.NotFound;
    }

    private static IReadOnlyList<Choice> RolesFor(OrganisationKind? kind) =>
        [.. from role in Enum.GetValues<Role>() where kind is null || Rights.KindOf(role) == kind select new Choice(role.ToString(), role.JapaneseName)];

    /// <summary>The page of a user.</summary>
    public static string AddressOf(User user) => $"{Home}/{user.Organisation}/{user.Id}";

    private static string TitleOf(string action) => action switch
    {
        "disable" => "利用者の停止",
        "enable" => "利用の再開",
        _ => "設定の取り消しと招待",
    };

    private static string ButtonOf(string action) => action switch
    {
        "disable" => "停止する",
        "enable" => "再開する",
        _ => "取り消して招待する",
    };

    private static string ConsequenceOf(string action) => action switch
    {
        "disable" => "この利用者はサインインできなくなり、使用中の画面もすぐに使えなくなります。",
        "enable" => "この利用者は、これまでのパスワードと認証アプリでサインインできるようになります。",
        _ => "この利用者のパスワード、認証アプリ、復旧コードは使えなくなります。新しい招待リンクを表示します。",
    };
}
