using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Routing;
using Shikaku.Features.Accounts;
using Shikaku.Features.Members;
using Shikaku.Features.Stops;
using Shikaku.Features.Stops.Comparison;
using Shikaku.Outcomes;
using Shikaku.Web;
using Shikaku.Web.Access;
using Shikaku.Web.Components;
using Shikaku.Web.Refusals;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>The page of one record of a campaign, with both sides, on which people decide.</summary>
internal static class RecordPages
{
    /// <summary>Maps the pages.</summary>
    public static void Map(RouteGroupBuilder pages)
    {
        const string Record = "/{insurerNumber}/{campaign:guid}/{member:guid}/{acquiredOn}";
        pages.MapGet(Record, ShowAsync).RequireRight(Right.ViewChecks);
        pages.MapPost(Record, DecideAsync).RequireRight(Right.ConfirmResults);
    }

    private static Task<IResult> ShowAsync(
        HttpContext context, string insurerNumber, Guid campaign, Guid member, DateOnly acquiredOn, CampaignQueries queries, ResultViews views,
        CancellationToken cancellation) =>
        PageAsync(
            context, insurerNumber, campaign, new QualificationReference(member, acquiredOn), new FormState().Set(RecordForm.Deletion, StartForm.Delete), queries, views,
            cancellation);

    private static async Task<IResult> DecideAsync(
        HttpContext context, string insurerNumber, Guid campaign, Guid member, DateOnly acquiredOn, CampaignFindings findings, CampaignQueries queries, ResultViews views,
        CancellationToken cancellation)
    {
        var (caller, form, record) = (context.CallerOf(), await FormState.ReadAsync(context.Request, cancellation), new QualificationReference(member, acquiredOn));
        var step = form.Text(RecordForm.Step);
        if (step == RecordForm.Wrong && AuditText.Examine(form.Text(RecordForm.WrongEvidence), isNeeded: true) is { } unfit)
        {
            form.Refuse(RecordForm.WrongEvidence, unfit.Problem.Title + unfit.Problem.Advice);
        }

        if (step is RecordForm.Wrong or RecordForm.WrongChecked)
        {
            StartForm.ExamineDeletion(form, RecordForm.Deletion);
        }

        if (step is RecordForm.Wrong or RecordForm.Edit || !form.IsGood)
        {
            return await PageAsync(context, insurerNumber, campaign, record, form, queries, views, cancellation, isCheck: step == RecordForm.Wrong && form.IsGood);
        }

        var (decided, field, done) = step switch
        {
            RecordForm.WrongChecked => (
                await findings.FindWrongAsync(
                    caller, insurerNumber, campaign, record, form.Text(RecordForm.WrongEvidence), form.Text(RecordForm.Deletion) == StartForm.Delete, cancellation),
                RecordForm.WrongEvidence, "別人の番号として記録しました。"),
            RecordForm.Same => (
                await findings.FindSamePersonAsync(caller, insurerNumber, campaign, record, form.Text(RecordForm.SameEvidence), cancellation),
                RecordForm.SameEvidence, "本人の番号として記録しました。二人目の確認を待っています。"),
            RecordForm.Second => (await findings.SecondAsync(caller, insurerNumber, campaign, record, cancellation), "", "二人目として確認しました。"),
            RecordForm.Withdraw => (
                await findings.WithdrawAsync(caller, insurerNumber, campaign, record, form.Text(RecordForm.Reason), cancellation), RecordForm.Reason, "判断を取り消しました。"),
            _ => (caller.Check(Right.ConfirmResults, insurerNumber) ?? Problems.BadRequest, "", ""),
        };
        if (decided.Refusal is not { } refusal)
        {
            return Answers.SeeOther(InspectionPages.PathOf(insurerNumber, campaign), done);
        }

        if (field.Length == 0 || refusal.Problem.Status is not (StatusCodes.Status422UnprocessableEntity or StatusCodes.Status409Conflict))
        {
            return new RefusalAnswer(refusal);
        }

        if (form.Text(RecordForm.Deletion).Length == 0)
        {
            form.Set(RecordForm.Deletion, StartForm.Delete);
        }

        form.Refuse(refusal.Problem == Problems.InspectionNumberVisible ? RecordForm.Deletion : field, refusal.Problem.Title + refusal.Problem.Advice);
        return await PageAsync(context, insurerNumber, campaign, record, form, queries, views, cancellation);
    }

    private static async Task<IResult> PageAsync(
        HttpContext context, string insurer, Guid campaign, QualificationReference record, FormState form, CampaignQueries queries, ResultViews views,
        CancellationToken cancellation, bool isCheck = false)
    {
        var caller = context.CallerOf();
        var found = await queries.FindAsync(caller, insurer, campaign, cancellation);
        if (found.Refusal is { } refusal)
        {
            return new RefusalAnswer(refusal);
        }

        var view = await views.FindAsync(caller, insurer, record, cancellation);
        return (await queries.FindRecordAsync(caller, found.Result.Campaign, record, cancellation)).Answer(inspected => new RazorComponentResult<RecordPage>(new
        {
            Screen = new RecordScreen(found.Result.Campaign, inspected, view.Refusal is null ? view.Result : null, caller),
            Form = form,
            IsCheck = isCheck,
        })
        {
            StatusCode = form.IsGood ? StatusCodes.Status200OK : StatusCodes.Status422UnprocessableEntity,
        });
    }
}
