namespace Shikaku.Core.Residue;

/// <summary>How many stops of one view were found, and how many are left over (CHK-40 to CHK-43).</summary>
public sealed record ResidueCount
{
    /// <summary>None.</summary>
    public static ResidueCount Nothing { get; } = new();

    /// <summary>初回検知 in the window.</summary>
    public MembershipCount Detected { get; init; }

    /// <summary>Those of them that are stopped on the day, however long.</summary>
    public MembershipCount Stopped { get; init; }

    /// <summary>1か月残存: those of them that are left over on the day.</summary>
    public MembershipCount Residue { get; init; }

    /// <summary>How many of the window were left over on the day compared with, as was known then.</summary>
    public long Former { get; init; }

    /// <summary>残存割合 in tenths of a percent.</summary>
    public long? Share => Percentage.Of(Residue.Total, Detected.Total);

    /// <summary>The change since the day compared with, in tenths of a percent.</summary>
    public long? Change => Percentage.OfChange(Former, Residue.Total);

    /// <summary>Both together.</summary>
    public static ResidueCount operator +(ResidueCount left, ResidueCount right) => new()
    {
        Detected = left.Detected + right.Detected,
        Stopped = left.Stopped + right.Stopped,
        Residue = left.Residue + right.Residue,
        Former = left.Former + right.Former,
    };
}
