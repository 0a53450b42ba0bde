namespace Shikaku.Features.Stops.Residue.Documents;

/// <summary>The figures of a group of insurers.</summary>
/// <param name="Key">The insurer's number, or the name of the scheme, prefecture or vendor.</param>
/// <param name="Name">The insurer's name, where each stands by itself.</param>
/// <param name="Scheme">制度, likewise.</param>
/// <param name="Prefecture">都道府県, likewise.</param>
/// <param name="Vendor">ベンダ, likewise.</param>
/// <param name="Count">The figures.</param>
/// <param name="ShareOfAllPercent">Its share of all that is left over; null if nothing is.</param>
public sealed record ResidueGroupDocument(
    string Key, string? Name, string? Scheme, string? Prefecture, string? Vendor, ResidueCountDocument Count, decimal? ShareOfAllPercent)
{
    /// <summary>The document of a group.</summary>
    internal static ResidueGroupDocument Of(ResidueGroup group) => new(
        group.Key, group.Body?.Name, group.Body?.Scheme, group.Body?.Prefecture, group.Body?.Vendor, ResidueCountDocument.Of(group.Count),
        ResidueCountDocument.PercentOf(group.ShareOfAll));
}
