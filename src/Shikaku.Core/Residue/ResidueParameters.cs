namespace Shikaku.Core.Residue;

/// <summary>What counts as left over, and what as a jump, on a day.</summary>
/// <param name="Age">How old a stop is when it is left over.</param>
/// <param name="JumpCount">The least rise or fall in a day that is alarming, in records (CHK-44).</param>
/// <param name="JumpPercent">The least in percent of the day before.</param>
public sealed record ResidueParameters(ResidueAge Age, int JumpCount, int JumpPercent)
{
    /// <summary>Whether a rise or fall is alarming.</summary>
    /// <param name="former">How many were left over the day before.</param>
    /// <param name="moved">How many more or fewer.</param>
    public bool IsJump(long former, long moved) => moved >= JumpCount && moved * 100 >= JumpPercent * former;
}
