using System.Globalization;
using Shikaku.Core.Text;

namespace Shikaku.Core.Identifiers;

/// <summary>The names of prefectures by 都道府県番号 (ID-38, <c>data/prefectures.tsv</c>).</summary>
public sealed class PrefectureNames
{
    private readonly string[] _names = new string[Prefecture.Last + 1];

    private PrefectureNames()
    {
    }

    /// <summary>Reads the table.</summary>
    /// <exception cref="InvalidDataException">It is damaged, or a prefecture is missing.</exception>
    public static PrefectureNames Parse(ReadOnlySpan<byte> tsv)
    {
        var names = new PrefectureNames();
        var reader = new TableReader("prefectures.tsv", tsv, "code", "name");
        while (reader.Read())
        {
            var code = reader.GetInt32(0);
            names._names[Prefecture.IsReal(code) ? code : throw reader.Damaged("the code is no prefecture's")] = reader.GetString(1);
        }

        return Array.TrueForAll(names._names[1..], name => name is not null) ? names : throw reader.Damaged("a prefecture is missing");
    }

    /// <summary>The name of a prefecture; of a number that marks made-up bodies, what it is.</summary>
    public string Of(int number) => Prefecture.IsReal(number) ? _names[number] : string.Create(CultureInfo.InvariantCulture, $"架空（{number:00}）");
}
