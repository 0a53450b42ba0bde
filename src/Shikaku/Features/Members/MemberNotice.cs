using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Features.Audit;

namespace Shikaku.Features.Members;

/// <summary>A notice (届) or correction about one qualification, from a screen or another system (LIF-01).</summary>
/// <param name="Operation">What it asks for: to add, change, lose or cancel.</param>
/// <param name="Values">What it says, as submitted. A column that is not there stays as it is; the <see cref="DeletionMark"/> takes a value away.</param>
internal sealed record MemberNotice(RowOperation Operation, IReadOnlyDictionary<MemberColumn, string> Values)
{
    /// <summary>Any version, former or present, of the qualification that it is about; null for one to be added.</summary>
    public Guid? Version { get; init; }

    /// <summary>The last change of that qualification that its sender knew of.</summary>
    public Guid? Seen { get; init; }

    /// <summary>The sender's name for it: sent again, it is not carried out again (LIF-08). Null for none.</summary>
    public string? Id { get; init; }

    /// <summary>Why; null for none.</summary>
    public string? Reason { get; init; }

    /// <summary>What shows that it is right, as the name of a document; null for none.</summary>
    public string? Evidence { get; init; }

    /// <summary>The name of the operation in the audit.</summary>
    public string AuditName => Operation switch
    {
        RowOperation.Add or RowOperation.AddOrChange => "member.register",
        RowOperation.Change => "member.change",
        RowOperation.Lose => "member.lose",
        RowOperation.Cancel => "member.cancel",
    };

    /// <summary>
    /// Tells whether two notices with one name are the same. Keyed, since a notice may hold an individual number; what its sender saw does not count, for that is
    /// different when it is sent again.
    /// </summary>
    public byte[] Digest(RowSeal seal)
    {
        seal.Begin("register.notice").Add(Operation.ToString()).Add(Version).Add(Reason).Add(Evidence);
        foreach (var (column, value) in Values.OrderBy(pair => pair.Key))
        {
            seal.Add(((int)column).ToString(CultureInfo.InvariantCulture)).Add(value);
        }

        return seal.Close();
    }
}
