using System.Runtime.InteropServices;

namespace Shikaku.Core.Addresses;

/// <summary>One written name of one municipality.</summary>
/// <param name="Municipality">Index of the municipality.</param>
/// <param name="Form">What it leaves out.</param>
/// <param name="FormerRow">Column <c>row</c> of former_municipalities.tsv if the name is a former one, otherwise 0.</param>
/// <param name="EffectiveOn">From when on the former name means this municipality.</param>
/// <param name="Prefecture">Prefecture in which the name is written: of a former name the former one.</param>
/// <param name="Next">Index of another municipality's name that is written alike, or <see cref="KeyedNames.None"/>.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct MunicipalityName(short Municipality, MunicipalityForm Form, byte Prefecture, int FormerRow = 0, DateOnly EffectiveOn = default, int Next = KeyedNames.None)
{
    /// <summary>Whether it is the name of a former town or village without its 郡: without the prefecture too it is rather one of the many towns of that name.</summary>
    public bool IsBareFormerName => FormerRow != 0 && (Form & MunicipalityForm.WithoutCounty) != MunicipalityForm.Full;
}
