using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>One reading of the beginning of an address: prefecture and municipality, either of which may be missing (MAT-70, MAT-71).</summary>
/// <param name="Prefecture">Prefecture that the text names, 1 to 47, or 0.</param>
/// <param name="Municipality">Index of the municipality, or <see cref="NoMunicipality"/>.</param>
/// <param name="Form">What the text leaves out.</param>
/// <param name="Start">First unit of the municipality's name.</param>
/// <param name="End">Unit after the municipality's name.</param>
/// <param name="FormerRow">Row of the former name, or 0.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AddressHead(byte Prefecture, short Municipality, MunicipalityForm Form, ushort Start, ushort End, int FormerRow)
{
    /// <summary>Stands for a municipality that was not found.</summary>
    public const short NoMunicipality = -1;

    /// <summary>How much the text leaves out or names by a former name; the smaller, the surer the reading.</summary>
    public int Weakness => System.Numerics.BitOperations.PopCount((uint)Form) + (FormerRow == 0 ? 0 : 8);
}
