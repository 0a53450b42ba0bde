namespace Shikaku.Core.Residue;

/// <summary>Records, apart by 加入中 and 資格喪失.</summary>
/// <param name="Current">加入中.</param>
/// <param name="Lost">資格喪失.</param>
public readonly record struct MembershipCount(long Current, long Lost)
{
    /// <summary>合計.</summary>
    public long Total => Current + Lost;

    /// <summary>The records of a span.</summary>
    public static MembershipCount Of(StopSpan span) => span.IsLost ? new(0, span.Count) : new(span.Count, 0);

    /// <summary>Both together.</summary>
    public static MembershipCount operator +(MembershipCount left, MembershipCount right) => new(left.Current + right.Current, left.Lost + right.Lost);
}
