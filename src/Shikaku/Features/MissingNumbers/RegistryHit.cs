using Shikaku.Core.Identifiers;
using Shikaku.Features.Stops;

namespace Shikaku.Features.MissingNumbers;

/// <summary>What the registry answered to one line: how many people were found, and the one if it is one.</summary>
/// <param name="Hits">How many.</param>
/// <param name="Number">個人番号 of the first; none if nobody was found.</param>
/// <param name="Resident">What is said of the first.</param>
internal sealed record RegistryHit(int Hits, IndividualNumber Number, ResidentTexts? Resident)
{
    /// <summary>Shows nothing of the person.</summary>
    public override string ToString() => $"{Hits} hits";
}
