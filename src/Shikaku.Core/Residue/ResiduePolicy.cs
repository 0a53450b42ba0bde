using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Core.Residue;

/// <summary>What counts as left over (残存) and what as a jump, as data/residue_parameters.tsv says it for each day (CHK-41, CHK-44).</summary>
public sealed class ResiduePolicy
{
    /// <summary>The table.</summary>
    public const string FileName = "residue_parameters.tsv";

    private const string Age = "residueAge", JumpCount = "jumpCount", JumpPercent = "jumpPercent";

    private readonly DatedParameters _parameters;

    private ResiduePolicy(DatedParameters parameters) => _parameters = parameters;

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static ResiduePolicy Parse(ReadOnlySpan<byte> tsv) => new(DatedParameters.Parse(FileName, tsv, IsFit));

    /// <summary>The parameters in force on a day.</summary>
    /// <exception cref="InvalidDataException">The table has none for it.</exception>
    public ResidueParameters On(DateOnly day)
    {
        _ = ResidueAge.TryParse(_parameters.ValueOn(Age, day), out var age);
        return new ResidueParameters(age, NumberOn(JumpCount, day), NumberOn(JumpPercent, day));
    }

    private int NumberOn(string name, DateOnly day) => int.Parse(_parameters.ValueOn(name, day), CultureInfo.InvariantCulture);

    private static bool IsFit(string name, string value) => name switch
    {
        Age => ResidueAge.TryParse(value, out _),
        JumpCount or JumpPercent => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number > 0,
        _ => false,
    };
}
