namespace Shikaku.Core.Judgement;

/// <summary>What a policy says of one member record, 判定. The default value is never a result.</summary>
/// <param name="Vector">The five items as the policy counts them; 00000 where nothing was compared.</param>
/// <param name="Mark">The mark.</param>
/// <param name="Stop">The views that are stopped.</param>
public readonly record struct Verdict(ItemVector Vector, Mark Mark, Stop Stop)
{
    /// <summary>No number, a number that the registry does not know, or a row with an error: －, both views stopped (CHK-21).</summary>
    public static readonly Verdict NotCompared = new(default, Mark.NotCompared, Stop.All);

    /// <summary>
    /// Order of work (CHK-33), first first: ×, ▲, △; within a mark current members before those who lost their qualification;
    /// within ▲ the vector 11001 (twins, family) first. Equal ranks go by age, oldest first.
    /// </summary>
    /// <param name="hasLostQualification">Whether the member is 資格喪失.</param>
    /// <returns>A rank that grows down the list. Records that are no work (○) and those never compared (－, a list of their own) come last.</returns>
    public int WorkRank(bool hasLostQualification)
    {
        var byMark = Mark switch
        {
            Mark.FullStop => 0,
            Mark.MedicalStop => 1,
            Mark.Minor => 2,
            Mark.NotCompared => 3,
            Mark.Agree => 4,
        };
        var family = Mark == Mark.MedicalStop && Vector == ItemVector.NamesDiffer;
        return (byMark * 4) + (hasLostQualification ? 2 : 0) + (family ? 0 : 1);
    }
}
