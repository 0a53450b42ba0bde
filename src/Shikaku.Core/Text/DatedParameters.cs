namespace Shikaku.Core.Text;

/// <summary>Parameters of a policy, each with its values and the days on which they hold: a table with the columns name, value, valid_from, valid_to.</summary>
public sealed class DatedParameters
{
    private readonly string _table;
    private readonly Parameter[] _parameters;

    private DatedParameters(string table, Parameter[] parameters) => (_table, _parameters) = (table, parameters);

    /// <summary>Reads the table.</summary>
    /// <param name="table">Its file name, for messages.</param>
    /// <param name="tsv">The file.</param>
    /// <param name="isFit">Whether a parameter of a name may have a value.</param>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static DatedParameters Parse(string table, ReadOnlySpan<byte> tsv, Func<string, string, bool> isFit)
    {
        var parameters = new List<Parameter>();
        var reader = new TableReader(table, tsv, "name", "value", "valid_from", "valid_to");
        while (reader.Read())
        {
            var parameter = new Parameter(reader.GetString(0), reader.GetString(1), TableDate.Read(reader, 2), TableDate.Read(reader, 3));
            parameters.Add(isFit(parameter.Name, parameter.Value) ? parameter : throw reader.Damaged("there is no such parameter, or it has no such value"));
        }

        return new DatedParameters(table, [.. parameters]);
    }

    /// <summary>The value on a day: of the rows that hold, the last.</summary>
    /// <exception cref="InvalidDataException">The table has none.</exception>
    public string ValueOn(string name, DateOnly day) =>
        Array.FindLast(_parameters, parameter => string.Equals(parameter.Name, name, StringComparison.Ordinal) && !(parameter.ValidFrom > day) && !(parameter.ValidTo < day))?.Value
        ?? throw new InvalidDataException($"{_table}: {name} has no value on {day:yyyy-MM-dd}.");

    private sealed record Parameter(string Name, string Value, DateOnly? ValidFrom, DateOnly? ValidTo);
}
