using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>
/// The name of a former municipality that the names of its towns bear since, with another ending or none: 清見村 in 高山市清見町三日町, 古川市 in
/// 大崎市古川十日町, 大潟町 in 上越市大潟区潟町.
/// </summary>
/// <param name="Start">First unit of the former name, without its 郡, in the text that names it.</param>
/// <param name="StemUnits">Units of it that the towns bear.</param>
/// <param name="Units">Units by which the names of the towns are longer: the stem and its new ending; 0 if there is no such name.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct BorneName(ushort Start, byte StemUnits, byte Units)
{
    /// <summary>Whether there is such a name.</summary>
    public bool IsFound => Units > 0;
}
