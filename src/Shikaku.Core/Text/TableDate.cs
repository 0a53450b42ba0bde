using System.Globalization;

namespace Shikaku.Core.Text;

/// <summary>A day in a table of <c>data/</c>, written 2019-05-01.</summary>
internal static class TableDate
{
    /// <summary>The day in a field of the present row, or null if the field is empty.</summary>
    /// <exception cref="InvalidDataException">It is not a day.</exception>
    public static DateOnly? Read(in TableReader reader, int column)
    {
        if (reader.GetBytes(column).IsEmpty)
        {
            return null;
        }

        return DateOnly.TryParseExact(reader.GetString(column), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day
            : throw reader.Damaged($"column {column + 1} is not a day");
    }
}
