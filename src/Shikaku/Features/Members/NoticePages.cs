using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members.Pages;
using Shikaku.Features.MissingNumbers.Pages;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Members;

/// <summary>
/// The journeys of notices about one member: fill in, check the answers, confirm. Nothing is kept on the server between the steps; what was filled in goes along,
/// so that an interrupted journey loses nothing and a repeated last step does nothing twice (LIF-08).
/// </summary>
internal static class NoticePages
{
    /// <summary>The last parts of the addresses.</summary>
    public const string Register = "register", Change = "change", Lose = "lose", Cancel = "cancel";

    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        pages.MapGet("/{insurerNumber}/" + Register, (HttpContext context, string insurerNumber, TimeProvider clock) => BeginRegistration(context, insurerNumber, clock)).RequireRight(Right.ChangeMembers);
        pages.MapPost("/{insurerNumber}/" + Register, (HttpContext context, string insurerNumber, MemberNotices notices, CancellationToken cancellation) =>
            GoOnAsync(context, new Journey(insurerNumber, null, null, RowOperation.Add, Register), null, notices, cancellation)).RequireRight(Right.ChangeMembers);
        foreach (var (operation, name) in new[] { (RowOperation.Change, Change), (RowOperation.Lose, Lose), (RowOperation.Cancel, Cancel) })
        {
            var path = "/{insurerNumber}/{member:guid}/{version:guid}/" + name;
            pages.MapGet(path, (HttpContext context, string insurerNumber, Guid member, Guid version, MemberViews views, TimeProvider clock, CancellationToken cancellation) =>
                BeginAsync(context, new Journey(insurerNumber, member, version, operation, name), views, clock, cancellation)).RequireRight(Right.ChangeMembers);
            pages.MapPost(path, (HttpContext context, string insurerNumber, Guid member, Guid version, MemberViews views, MemberNotices notices, CancellationToken cancellation) =>
                GoOnAsync(context, new Journey(insurerNumber, member, version, operation, name), views, notices, cancellation)).RequireRight(Right.ChangeMembers);
        }
    }

    /// <summary>What the page of the member says after a journey.</summary>
    private static string DoneOf(RowOperation operation) => operation switch
    {
        RowOperation.Add or RowOperation.AddOrChange => "加入者を登録しました。",
        RowOperation.Change => "変更を登録しました。",
        RowOperation.Lose => "喪失を登録しました。",
        RowOperation.Cancel => "資格を取り消しました。",
    };

    private static IResult BeginRegistration(HttpContext context, string insurer, TimeProvider clock) => context.CallerOf().Check(Right.ChangeMembers, insurer) is { } problem
        ? new RefusalAnswer(new Refusal(problem))
        : FormPage(new Journey(insurer, null, null, RowOperation.Add, Register), null, NoticeForm.Begin(RowOperation.Add, null, null, clock), [], []);

    private static async Task<IResult> BeginAsync(HttpContext context, Journey journey, MemberViews views, TimeProvider clock, CancellationToken cancellation) =>
        (await views.FindStateAsync(context.CallerOf(), journey.Insurer, journey.Version!.Value, null, cancellation))
            .Answer(state => FormPage(journey, state, NoticeForm.Begin(journey.Operation, state.Now, state.LastChange, clock), [], []));

    private static async Task<IResult> GoOnAsync(HttpContext context, Journey journey, MemberViews? views, MemberNotices notices, CancellationToken cancellation)
    {
        var caller = context.CallerOf();
        var form = await FormState.ReadAsync(context.Request, cancellation);
        var state = default(QualificationStateOfForm);
        if (views is not null)
        {
            var found = await views.FindStateAsync(caller, journey.Insurer, journey.Version!.Value, GuidOf(form.Text(NoticeForm.Seen)), cancellation);
            if (found.Refusal is { } gone)
            {
                return new RefusalAnswer(gone);
            }

            state = found.Result;
        }

        var step = form.Text(NoticeForm.Step);
        if (step == NoticeForm.Edit)
        {
            return FormPage(journey, state, form, [], []);
        }

        var notice = new MemberNotice(journey.Operation, NoticeForm.Read(journey.Operation, form, state?.Seen))
        {
            Version = journey.Version,
            Seen = GuidOf(form.Text(NoticeForm.Seen)),
            Id = form.Text(NoticeForm.Notice),
            Reason = form.Text(NoticeForm.Reason),
            Evidence = form.Text(NoticeForm.Evidence),
        };
        var isLast = step is NoticeForm.Confirm or NoticeForm.WithoutNumber;
        var sent = isLast
            ? await notices.RegisterAsync(caller, journey.Insurer, notice, cancellation)
            : await notices.RehearseAsync(caller, journey.Insurer, notice, cancellation);
        if (sent.Refusal is { } refusal)
        {
            return Refuse(journey, form, state, notice, refusal);
        }

        if (isLast && sent.Result.LacksNumberAlone)
        {
            return Answers.SeeOther(MissingPages.PathOf(journey.Insurer), "個人番号のない加入者の一覧に載せました。");
        }

        if (!Accept(form, sent.Result))
        {
            return FormPage(journey, state, form, [], [], lacksNumberAlone: sent.Result.LacksNumberAlone);
        }

        if (isLast || sent.Result.IsRepeated)
        {
            var member = journey.Member ?? MemberKey.Of(journey.Insurer, form.Text(MemberColumns.NameOf(MemberColumn.MemberId)));
            return Answers.SeeOther(MemberPages.PathOf(journey.Insurer, member), DoneOf(journey.Operation));
        }

        if (sent.Result.DaysWithoutReason is { } days && notice.Reason!.Length == 0)
        {
            form.Refuse(NoticeForm.Reason, string.Create(CultureInfo.InvariantCulture, $"{days}日より前にさかのぼる届のため、理由を入力してください。"));
            return FormPage(journey, state, form, [], []);
        }

        return new RazorComponentResult<NoticeCheckPage>(new
        {
            journey.Address,
            journey.Title,
            Subject = SubjectOf(state),
            journey.Trail,
            Form = form,
            Names = NoticeForm.NamesOf(journey.Operation),
            Values = journey.Operation == RowOperation.Add ? ItemsOf(form) : [],
            Differences = sent.Result.Changes.Select(Difference.Of).ToArray(),
            CutOff = sent.Result.CutOff.Select(Difference.Of).ToArray(),
            BroughtBack = sent.Result.BroughtBack.Select(Difference.Of).ToArray(),
            Warnings = sent.Result.Findings.Select(SentenceOf).ToArray(),
            IsCancellation = journey.Operation == RowOperation.Cancel,
        });
    }

    /// <summary>Whether there is something to confirm; else the form says why not.</summary>
    private static bool Accept(FormState form, NoticeResult result)
    {
        if (result.Result == RegistrationResult.Unchanged && !result.IsRepeated)
        {
            form.Refuse(NoticeForm.Reason, "登録されている内容と同じです。変更する項目を入力してください。");
        }

        foreach (var finding in result.Findings.Where(finding => finding.IsError))
        {
            form.Refuse(MemberColumns.NameOf(finding.Column), SentenceOf(finding));
        }

        return form.IsGood;
    }

    private static IResult Refuse(Journey journey, FormState form, QualificationStateOfForm? state, MemberNotice notice, Refusal refusal)
    {
        if (refusal.Problem == Problems.Stale && state is { Now: { } now })
        {
            var conflicts = new List<ColumnConflict>();
            foreach (var column in NoticeForm.ColumnsOf(journey.Operation))
            {
                var name = MemberColumns.NameOf(column);
                var typed = notice.Values.TryGetValue(column, out var value) ? value == DeletionMark.Text ? "（空欄）" : value : "";
                if (state.Seen?[column] != now[column])
                {
                    conflicts.Add(new(
                        TimelineText.NameOf(column), MemberWords.TextOf(column, state.Seen?[column]), MemberWords.TextOf(column, now[column]), MemberWords.TextOf(column, typed)));
                }

                if (typed.Length == 0)
                {
                    form.Set(name, NoticeForm.BeginningOf(journey.Operation, column, now));
                }
            }

            form.Set(NoticeForm.Seen, state.LastChange?.ToString() ?? "");
            return FormPage(journey, state, form, refusal.Details, conflicts, refusal.Problem.Status);
        }

        if (refusal.Problem.Status is StatusCodes.Status404NotFound)
        {
            return new RefusalAnswer(refusal);
        }

        form.Refuse(NoticeForm.Reason, refusal.Problem.Title + refusal.Problem.Advice);
        return FormPage(journey, state, form, [], [], refusal.Problem.Status);
    }

    private static RazorComponentResult<NoticeFormPage> FormPage(
        Journey journey, QualificationStateOfForm? state, FormState form, IReadOnlyList<string> meanwhile, List<ColumnConflict> conflicts, int status = StatusCodes.Status422UnprocessableEntity,
        bool lacksNumberAlone = false) =>
        new(new
        {
            journey.Address,
            journey.Title,
            Subject = SubjectOf(state),
            journey.Trail,
            Form = form,
            Fields = NoticeForm.ColumnsOf(journey.Operation).Select(column => NoticeField.Of(column, journey.Operation)).ToArray(),
            Meanwhile = meanwhile,
            Conflicts = conflicts,
            LacksNumberAlone = lacksNumberAlone,
            IsCancellation = journey.Operation == RowOperation.Cancel,
        })
        {
            StatusCode = form.IsGood && conflicts.Count == 0 && meanwhile.Count == 0 ? StatusCodes.Status200OK : status,
        };

    /// <summary>Whose qualification it is: nobody should confirm a change without seeing that.</summary>
    private static string SubjectOf(QualificationStateOfForm? state) => state?.Now is { } now
        ? $"対象：{now[MemberColumn.KanjiName]}（加入者識別 {now.MemberId}、{MemberWords.DayOf(now.AcquiredOn)}取得の資格）"
        : "";

    private static ListItem[] ItemsOf(FormState form) =>
    [
        .. from column in NoticeForm.ColumnsOf(RowOperation.Add)
           let text = form.Text(MemberColumns.NameOf(column))
           where text.Length > 0
           select new ListItem(TimelineText.NameOf(column), column == MemberColumn.IndividualNumber ? Masked(text) : MemberWords.TextOf(column, text)),
    ];

    private static string Masked(string text) => IndividualNumber.TryParse(text, out var number, out _) ? number.ToString() : "";

    private static string SentenceOf(NoticeFinding finding) =>
        $"{TimelineText.NameOf(finding.Column)}：{FindingCatalogue.Of(finding.Code).JapaneseMessage}（{finding.Code}）";

    private static Guid? GuidOf(string text) => Guid.TryParse(text, out var id) ? id : null;

    private sealed record Journey(string Insurer, Guid? Member, Guid? Version, RowOperation Operation, string Name)
    {
        public string Address => Member is { } member ? $"{MemberPages.PathOf(Insurer, member)}/{Version}/{Name}" : $"{MemberPages.PathOf(Insurer)}/{Name}";

        public string Title => Operation switch
        {
            RowOperation.Add or RowOperation.AddOrChange => "加入者の登録",
            RowOperation.Change => "資格の変更・訂正",
            RowOperation.Lose => "資格の喪失",
            RowOperation.Cancel => "資格の取消",
        };

        public IReadOnlyList<Waypoint> Trail => Member is { } member
            ? [new("加入者の検索", MemberPages.PathOf(Insurer)), new("加入者の表示", MemberPages.PathOf(Insurer, member))]
            : [new("加入者の検索", MemberPages.PathOf(Insurer))];
    }
}
