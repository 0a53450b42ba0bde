using System.Runtime.InteropServices;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>
/// What persons share who may be found by the same five items: birth date, sex and the kana name without differences of notation. One for each worker.
/// </summary>
/// <param name="tables">The tables.</param>
internal sealed class ItemKey(ComparisonTables tables)
{
    private readonly FoldedText _kana = new(tables.Fold);
    private readonly DateText _dates = new(tables.Eras);
    private readonly char[] _letters = new char[2 * FoldedText.DefaultCapacity];

    /// <summary>The key of a person.</summary>
    /// <returns>False where one of the three says nothing: nobody is found then.</returns>
    public bool TryGet(in PersonText person, out ulong key)
    {
        key = 0;
        var date = _dates.Read(person.BirthDate, DateUse.Birth).Date;
        if (!date.IsComplete || !SexText.TryParse(person.Sex, out Sex sex) || !_kana.Set(person.KanaName))
        {
            return false;
        }

        var length = 0;
        foreach (var unit in _kana.Units)
        {
            if (!char.IsWhiteSpace(unit))
            {
                _letters[length++] = unit;
            }
        }

        var digest = new KeyedDigest(new FieldDigest(1, 2));
        digest.Add((ulong)date.ToNumber());
        digest.Add((ulong)sex);
        digest.Add(MemoryMarshal.AsBytes(_letters.AsSpan(0, length)));
        key = digest.Value.First;
        return length > 0;
    }
}
