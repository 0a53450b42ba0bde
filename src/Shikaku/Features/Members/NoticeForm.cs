using Shikaku.Core.Records;
using Shikaku.Web.Components;

namespace Shikaku.Features.Members;

/// <summary>The form of a notice: which columns it has, how it is filled in, and what is read from it.</summary>
internal static class NoticeForm
{
    /// <summary>The names of what is no column.</summary>
    public const string Reason = "reason", Evidence = "evidence", Step = "step", Seen = "seen", Notice = "notice";

    /// <summary>The steps of the journey.</summary>
    public const string Check = "check", Edit = "edit", Confirm = "confirm", WithoutNumber = "without_number";

    private static readonly MemberColumn[] OfNotice = [MemberColumn.FactOn, MemberColumn.NoticeReceivedOn];

    private static readonly MemberColumn[] OfLoss = [MemberColumn.LostOn, MemberColumn.LossReason];

    private static readonly MemberColumn[] OfPerson =
    [
        MemberColumn.KanjiName, MemberColumn.KanaName, MemberColumn.AliasName, MemberColumn.BirthDate, MemberColumn.Sex, MemberColumn.PostalCode, MemberColumn.Address,
        MemberColumn.IndividualNumber, MemberColumn.AcquisitionMethod, MemberColumn.Symbol, MemberColumn.Number, MemberColumn.Branch, MemberColumn.Relation,
        MemberColumn.IssuedOn, MemberColumn.CardClass, MemberColumn.CopayRatio, MemberColumn.Nondisclosure, MemberColumn.NoSelfInformation,
    ];

    /// <summary>The columns of a notice, in the order of the form.</summary>
    public static MemberColumn[] ColumnsOf(RowOperation operation) => operation switch
    {
        RowOperation.Add or RowOperation.AddOrChange => [MemberColumn.MemberId, MemberColumn.AcquiredOn, .. OfPerson, .. OfNotice],
        RowOperation.Change => [.. OfPerson, .. OfLoss, .. OfNotice],
        RowOperation.Lose => [.. OfLoss, .. OfNotice],
        RowOperation.Cancel => [],
    };

    /// <summary>The names of all that is filled in or goes along.</summary>
    public static string[] NamesOf(RowOperation operation) => [.. ColumnsOf(operation).Select(MemberColumns.NameOf), Reason, Evidence, Seen, Notice];

    /// <summary>What the field of a column holds at first: what is on record, except what belongs to a notice or is not shown.</summary>
    public static string BeginningOf(RowOperation operation, MemberColumn column, Qualification? content) =>
        operation == RowOperation.Change && Array.IndexOf(OfNotice, column) < 0 ? content?[column]?.Trim() ?? "" : "";

    /// <summary>Fills the form in for the first time, and gives the notice its name.</summary>
    public static FormState Begin(RowOperation operation, Qualification? content, Guid? seen, TimeProvider clock)
    {
        var form = new FormState().Set(Seen, seen?.ToString() ?? "").Set(Notice, Guid.CreateVersion7(clock.GetUtcNow()).ToString());
        foreach (var column in ColumnsOf(operation))
        {
            form.Set(MemberColumns.NameOf(column), BeginningOf(operation, column, content));
        }

        return form;
    }

    /// <summary>What the form says beyond what it held at first.</summary>
    /// <param name="operation">What it asks for.</param>
    /// <param name="form">The form.</param>
    /// <param name="seen">What was on record when it was first shown.</param>
    public static Dictionary<MemberColumn, string> Read(RowOperation operation, FormState form, Qualification? seen)
    {
        var values = new Dictionary<MemberColumn, string>();
        foreach (var column in ColumnsOf(operation))
        {
            var text = form.Text(MemberColumns.NameOf(column));
            if (text != BeginningOf(operation, column, seen))
            {
                values[column] = text.Length == 0 ? DeletionMark.Text : text;
            }
        }

        return values;
    }
}
