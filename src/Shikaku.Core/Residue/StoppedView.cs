namespace Shikaku.Core.Residue;

/// <summary>The column in which a stop (閲覧停止) is counted (CHK-42).</summary>
public enum StoppedView
{
    /// <summary>×（資格情報）: both views are stopped.</summary>
    Qualification,

    /// <summary>×（医療情報）: the 医療・薬剤等の情報 alone are stopped.</summary>
    Medical,

    /// <summary>－: both views are stopped because there was nobody to compare with. Counted apart from the other two (CHK-21).</summary>
    NotCompared,
}
