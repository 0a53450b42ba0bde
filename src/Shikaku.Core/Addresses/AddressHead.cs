namespace Shikaku.Core.Addresses;

/// <summary>One reading of the beginning of an address: prefecture and municipality, either of which may be missing (MAT-70, MAT-71).</summary>
/// <remarks>Few words, for the reason of <see cref="AddressUnit"/>.</remarks>
internal readonly record struct AddressHead
{
    /// <summary>Stands for a municipality that was not found.</summary>
    public const short NoMunicipality = -1;

    private const int FormShift = 8;
    private const int MunicipalityShift = 16;
    private const int EndShift = 16;

    private readonly uint _place;
    private readonly uint _units;

    /// <summary>Makes a reading.</summary>
    /// <param name="prefecture">Prefecture that the text names, 1 to 47, or 0.</param>
    /// <param name="municipality">Index of the municipality, or <see cref="NoMunicipality"/>.</param>
    /// <param name="form">What the text leaves out.</param>
    /// <param name="start">First unit of the municipality's name.</param>
    /// <param name="end">Unit after the municipality's name.</param>
    /// <param name="formerRow">Row of the former name, or 0.</param>
    public AddressHead(byte prefecture, short municipality, MunicipalityForm form, int start, int end, int formerRow)
    {
        _place = unchecked(prefecture | ((uint)form << FormShift) | ((uint)municipality << MunicipalityShift));
        _units = unchecked((ushort)start | ((uint)end << EndShift));
        FormerRow = formerRow;
    }

    /// <summary>Prefecture that the text names, 1 to 47, or 0.</summary>
    public byte Prefecture => unchecked((byte)_place);

    /// <summary>Index of the municipality, or <see cref="NoMunicipality"/>.</summary>
    public short Municipality => unchecked((short)(_place >> MunicipalityShift));

    /// <summary>What the text leaves out.</summary>
    public MunicipalityForm Form => (MunicipalityForm)unchecked((byte)(_place >> FormShift));

    /// <summary>First unit of the municipality's name.</summary>
    public ushort Start => unchecked((ushort)_units);

    /// <summary>Unit after the municipality's name.</summary>
    public ushort End => unchecked((ushort)(_units >> EndShift));

    /// <summary>Row of the former name, or 0.</summary>
    public int FormerRow { get; }

    /// <summary>How much the text leaves out or names by a former name; the smaller, the surer the reading.</summary>
    public int Weakness => System.Numerics.BitOperations.PopCount((uint)Form) + (FormerRow == 0 ? 0 : 8);
}
