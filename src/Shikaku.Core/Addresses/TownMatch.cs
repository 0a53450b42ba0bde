using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>Where an address names its town (大字・町).</summary>
/// <param name="Entry">The town in the table, or <see cref="KeyedNames.None"/>.</param>
/// <param name="StreetStart">First unit of the street name before it (京都の通り名); equal to <paramref name="StreetEnd"/> if there is none.</param>
/// <param name="StreetEnd">Unit after the street name.</param>
/// <param name="Start">First unit of the town, after a marker 字.</param>
/// <param name="End">Unit after the town; equal to <paramref name="Start"/> if the town is not in the table.</param>
/// <param name="From">Unit from which the town was looked for.</param>
/// <param name="Reach">Unit before which everything was that was looked at; the units from it on cannot change the match.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TownMatch(int Entry, ushort StreetStart, ushort StreetEnd, ushort Start, ushort End, ushort From, ushort Reach)
{
    /// <summary>No town, at the beginning of the text.</summary>
    public static TownMatch None => new(KeyedNames.None, 0, 0, 0, 0, 0, ushort.MaxValue);

    /// <summary>Whether the town is in the table.</summary>
    public bool IsFound => Entry != KeyedNames.None;

    /// <summary>Whether a street name stands before the town.</summary>
    public bool HasStreet => StreetEnd > StreetStart;
}
