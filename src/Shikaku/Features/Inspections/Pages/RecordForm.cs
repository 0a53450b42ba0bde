namespace Shikaku.Features.Inspections.Pages;

/// <summary>The forms with which people decide about a record.</summary>
internal static class RecordForm
{
    /// <summary>The names of their fields.</summary>
    public const string WrongEvidence = "wrong_evidence", Deletion = "deletion", SameEvidence = "same_evidence", Reason = "reason";

    /// <summary>The name of the button, and what it decides.</summary>
    public const string Step = "step", Wrong = "wrong", WrongChecked = "wrong_checked", Edit = "edit", Same = "same", Second = "second", Withdraw = "withdraw";
}
