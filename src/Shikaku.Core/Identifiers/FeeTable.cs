namespace Shikaku.Core.Identifiers;

/// <summary>点数表, the fee table of a medical institution (ID-36).</summary>
public enum FeeTable : byte
{
    /// <summary>Not one of those accepted at the window.</summary>
    Unknown = 0,

    /// <summary>医科.</summary>
    Medical = 1,

    /// <summary>歯科.</summary>
    Dental = 3,

    /// <summary>調剤.</summary>
    Pharmacy = 4,

    /// <summary>訪問看護.</summary>
    HomeNursing = 6,
}
