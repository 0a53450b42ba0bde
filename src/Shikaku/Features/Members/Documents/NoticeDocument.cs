using Shikaku.Core.Records;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members.Documents;

/// <summary>A notice, as systems send it.</summary>
/// <param name="Values">By the columns of the members file. Null takes a value away; what is not there stays as it is.</param>
/// <param name="NoticeId">The sender's name for it: sent again, it is not carried out again (LIF-08).</param>
/// <param name="Reason">Why; needed for what reaches far back (LIF-06).</param>
/// <param name="Evidence">What shows that it is right, as the name of a document.</param>
internal sealed record NoticeDocument(
    IReadOnlyDictionary<string, string?>? Values = null, string? NoticeId = null, string? Reason = null, string? Evidence = null)
{
    /// <summary>The notice.</summary>
    /// <param name="operation">What it asks for.</param>
    /// <param name="unfit">Takes the names that a notice of this sort cannot have.</param>
    public MemberNotice Read(RowOperation operation, List<string> unfit)
    {
        var values = new Dictionary<MemberColumn, string>();
        foreach (var (name, value) in Values ?? new Dictionary<string, string?>(StringComparer.Ordinal))
        {
            if (MayName(name, operation) is { } column)
            {
                values[column] = string.IsNullOrEmpty(value) ? DeletionMark.Text : value;
            }
            else
            {
                unfit.Add(NumberInText.IsIn(name) ? "（12桁の数字）" : name);
            }
        }

        return new MemberNotice(operation, values) { Id = NoticeId, Reason = Reason, Evidence = Evidence };
    }

    /// <summary>The key of a qualification stands in the address, unless it is to be added; insurer and operation always do.</summary>
    private static MemberColumn? MayName(string name, RowOperation operation)
    {
        foreach (var column in MemberColumns.All)
        {
            if (column.Name == name)
            {
                return (MemberColumn)column.Index switch
                {
                    MemberColumn.InsurerNumber or MemberColumn.Operation => null,
                    MemberColumn.MemberId or MemberColumn.AcquiredOn when operation != RowOperation.Add => null,
                    var named => named,
                };
            }
        }

        return null;
    }
}
