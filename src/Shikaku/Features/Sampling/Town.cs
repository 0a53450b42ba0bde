namespace Shikaku.Features.Sampling;

/// <summary>A town (町・大字) with its postal code.</summary>
internal sealed record Town(Municipality Municipality, string Name, string PostalCode)
{
    /// <summary>Whether 丁目 may follow: not after a name that ends in a numeral or in a word that counts.</summary>
    public bool CanHaveChome { get; } = Name.Length > 0 && !"一二三四五六七八九十百千〇零条線番目割区ノのー".Contains(Name[^1], StringComparison.Ordinal);
}
