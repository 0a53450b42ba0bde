using Shikaku.Core.Records;

namespace Shikaku.Features.Stops.Batches;

/// <summary>The columns of a file of confirmations (CHK-32).</summary>
internal static class ConfirmationFileColumns
{
    /// <summary>The places of the columns.</summary>
    public const int Insurer = 0, Member = 1, Result = 2, Reason = 3, ConfirmedBy = 4, Approver = 5, ConfirmedOn = 6, Note = 7;

    private static readonly FileColumn[] Columns =
    [
        new(Insurer, "insurer_number", "保険者番号", IsRequired: true),
        new(Member, "member_id", "加入者識別", IsRequired: true),
        new(Result, "result_id", "突合結果ID", IsRequired: true),
        new(Reason, "reason_code", "理由コード", IsRequired: true),
        new(ConfirmedBy, "confirmed_by", "確認者", IsRequired: false),
        new(Approver, "approver", "承認者", IsRequired: false),
        new(ConfirmedOn, "confirmed_on", "確認日", IsRequired: true),
        new(Note, "note", "備考", IsRequired: false),
    ];

    /// <summary>All of them.</summary>
    public static ReadOnlySpan<FileColumn> All => Columns;
}
