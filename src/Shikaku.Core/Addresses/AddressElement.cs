using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>One character or number that counts, after the markers and hyphens between them have left.</summary>
/// <param name="Unit">Index of its unit.</param>
/// <param name="Role">What the address says it is, if it is a number.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct AddressElement(ushort Unit, NumberRole Role);
