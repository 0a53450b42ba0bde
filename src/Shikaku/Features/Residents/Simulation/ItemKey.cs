using System.Runtime.InteropServices;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>
/// What persons share who may be found by the same items: birth date, sex and, of five items, the kana name without differences of notation. One for each worker.
/// </summary>
/// <param name="tables">The tables.</param>
/// <param name="kind">By five or by four items.</param>
internal sealed class ItemKey(ComparisonTables tables, InquiryKind kind)
{
    private readonly FoldedText _kana = new(tables.Fold);
    private readonly DateText _dates = new(tables.Eras);
    private readonly char[] _letters = new char[2 * FoldedText.DefaultCapacity];

    /// <summary>The key of a person.</summary>
    /// <returns>False where one of them says nothing: nobody is found then.</returns>
    public bool TryGet(in PersonText person, out ulong key)
    {
        key = 0;
        var date = _dates.Read(person.BirthDate, DateUse.Birth).Date;
        if (!date.IsComplete || !SexText.TryParse(person.Sex, out Sex sex) || (kind == InquiryKind.Items && !_kana.Set(person.KanaName)))
        {
            return false;
        }

        var digest = new KeyedDigest(new FieldDigest(1, 2));
        digest.Add((ulong)date.ToNumber());
        digest.Add((ulong)sex);
        var letters = kind == InquiryKind.Items ? LettersOfKana() : 0;
        digest.Add(MemoryMarshal.AsBytes(_letters.AsSpan(0, letters)));
        key = digest.Value.First;
        return letters > 0 || kind == InquiryKind.FourItems;
    }

    private int LettersOfKana()
    {
        var length = 0;
        foreach (var unit in _kana.Units)
        {
            if (!char.IsWhiteSpace(unit))
            {
                _letters[length++] = unit;
            }
        }

        return length;
    }
}
