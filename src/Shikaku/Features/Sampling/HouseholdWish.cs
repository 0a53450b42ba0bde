namespace Shikaku.Features.Sampling;

/// <summary>What the noise planned for a household's rows needs of its composition.</summary>
internal enum HouseholdWish
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>At least two people.</summary>
    TwoPeople,

    /// <summary>Twins among the children.</summary>
    Twins,
}
