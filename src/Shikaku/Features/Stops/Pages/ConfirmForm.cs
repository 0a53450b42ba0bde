namespace Shikaku.Features.Stops.Pages;

/// <summary>The form of a confirmation, and of what is done for a reason alone.</summary>
internal static class ConfirmForm
{
    /// <summary>The names of its fields.</summary>
    public const string Result = "result", Id = "id", Reason = "reason_code", Evidence = "evidence", ConfirmedOn = "confirmed_on", Until = "confirmed_until", Why = "why";

    /// <summary>The name of the step, and the steps.</summary>
    public const string Step = "step", Check = "check", Edit = "edit", Confirm = "confirm", Approve = "approve", Refuse = "refuse";

    /// <summary>What goes along from step to step of a confirmation.</summary>
    public static readonly string[] Names = [Result, Id, Reason, Evidence, ConfirmedOn, Until];

    /// <summary>What goes along from step to step of what is done for a reason alone.</summary>
    public static readonly string[] NamesOfReason = [Result, Id, Why];
}
