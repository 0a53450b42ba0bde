namespace Shikaku.Features.Sampling;

/// <summary>A person's part in the household.</summary>
internal enum HouseholdRole
{
    /// <summary>世帯の主たる被保険者.</summary>
    Head,

    /// <summary>配偶者.</summary>
    Spouse,

    /// <summary>子.</summary>
    Child,
}
