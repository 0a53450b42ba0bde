using Shikaku.Web.Components;

namespace Shikaku.Features.Inspections.Pages;

/// <summary>The form that starts a campaign.</summary>
internal static class StartForm
{
    /// <summary>The names of its fields.</summary>
    public const string Id = "id", Insurer = "insurer", Scheme = "scheme", Method = "method", From = "from", Until = "until", Route = "route", Result = "result",
        CauseKind = "cause_kind", Cause = "cause", Deletion = "deletion";

    /// <summary>The name of the step, and the steps.</summary>
    public const string Step = "step", Check = "check", Edit = "edit", Confirm = "confirm";

    /// <summary>Whether the wrong number is taken away at once.</summary>
    public const string Delete = "delete", Keep = "keep";

    /// <summary>What goes along from step to step.</summary>
    public static readonly string[] Names = [Id, Insurer, Scheme, Method, From, Until, Route, Result, CauseKind, Cause, Deletion];

    /// <summary>Notes if nobody has said whether the number is taken away: it never is because something was left out.</summary>
    public static void ExamineDeletion(FormState form, string field)
    {
        if (form.Text(field) is not (Delete or Keep))
        {
            form.Refuse(field, "番号を削除するかどうかを選んでください。");
        }
    }
}
