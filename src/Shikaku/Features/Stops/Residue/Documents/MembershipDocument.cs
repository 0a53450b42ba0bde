using Shikaku.Core.Residue;

namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>Records, apart by 加入中 and 資格喪失.</summary>
/// <param name="Current">加入中.</param>
/// <param name="Lost">資格喪失.</param>
/// <param name="Total">合計.</param>
public sealed record MembershipDocument(long Current, long Lost, long Total)
{
    /// <summary>The document of a count.</summary>
    internal static MembershipDocument Of(MembershipCount count) => new(count.Current, count.Lost, count.Total);
}
