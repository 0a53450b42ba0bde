using System.Runtime.InteropServices;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// Which kanji are one character in two forms (異体字): the directed rows variant → 正字 of four tables (MAT-30, MAT-37), the guard for
/// ordinary characters (MAT-31) and the pairs set apart (MAT-32). Never the closure: related are two characters that a row joins or from
/// both of which rows lead to one third character. Immutable, safe for use by several threads.
/// </summary>
public sealed class KanjiRelations
{
    /// <summary>File names in <c>data/</c>.</summary>
    public const string OfficialFileName = "kanji_official.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string MojiJohoFileName = "kanji_moji_joho.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string JisFileName = "kanji_jis.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string ImmigrationFileName = "kanji_immigration.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string OrdinaryFileName = "kanji_ordinary.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string ApartMojiJohoFileName = "kanji_apart_moji_joho.tsv";

    /// <inheritdoc cref="OfficialFileName"/>
    public const string ApartBorrowedFileName = "kanji_apart_borrowed.tsv";

    private readonly HashSet<(int, int)> _apart = [];
    private Character[] _characters = new Character[FirstLength];
    private Row[] _rows = [];

    // Room for the kanji of the planes 0 to 2 at first; a table with others makes more.
    private const int FirstLength = 0x2FFFF + 1;

    private KanjiRelations()
    {
    }

    /// <summary>Reads the seven tables.</summary>
    /// <param name="tables">Gives the bytes of a table by its file name.</param>
    /// <exception cref="InvalidDataException">A table is damaged.</exception>
    public static KanjiRelations Parse(Func<string, byte[]> tables)
    {
        var relations = new KanjiRelations();
        var ordinary = new TableReader(OrdinaryFileName, tables(OrdinaryFileName), "code_point", "list");
        while (ordinary.Read())
        {
            relations.At(ordinary.GetCodePoint(0)).IsOrdinary = true;
        }

        foreach (var file in (ReadOnlySpan<string>)[ApartMojiJohoFileName, ApartBorrowedFileName])
        {
            var apart = new TableReader(file, tables(file), "from", "to", "class");
            while (apart.Read())
            {
                var (left, right) = (apart.GetCodePoint(0), apart.GetCodePoint(1));
                relations._apart.Add(Sorted(left, right));
                relations.At(left).IsApart = true;
                relations.At(right).IsApart = true;
            }
        }

        var rows = new List<(int From, Row Row)>();
        relations.ReadRows(OfficialFileName, ReasonCode.KanjiOfficial, tables, rows);
        relations.ReadRows(MojiJohoFileName, ReasonCode.KanjiMojiJoho, tables, rows);
        relations.ReadRows(JisFileName, ReasonCode.KanjiJis, tables, rows);
        relations.ReadRows(ImmigrationFileName, ReasonCode.KanjiImmigration, tables, rows);
        relations.Keep(rows);
        return relations;
    }

    /// <summary>Whether two different characters are one character in two forms. Symmetric in its answer and in the code.</summary>
    /// <param name="left">One character after F1.</param>
    /// <param name="right">The other.</param>
    /// <param name="withImmigration">Whether the table for foreign residents counts (MAT-37).</param>
    /// <param name="relation">The evidence.</param>
    public bool AreRelated(int left, int right, bool withImmigration, out KanjiRelation relation)
    {
        var fromLeft = RowsFrom(left);
        var fromRight = RowsFrom(right);
        if (fromLeft.IsEmpty && fromRight.IsEmpty)
        {
            relation = default;
            return false;
        }

        var weakest = MustBeOfficial(left, right) ? ReasonCode.KanjiOfficial
            : withImmigration ? ReasonCode.KanjiImmigration
            : ReasonCode.KanjiJis;
        var best = new KanjiRelation(ReasonCode.KanjiDifferent, 0);
        TakeJoining(fromLeft, right, ref best);
        TakeJoining(fromRight, left, ref best);
        if (best.Code > weakest)
        {
            TakeMeeting(fromLeft, fromRight, ref best);
        }

        relation = best.Code <= weakest ? best : default;
        return best.Code <= weakest;
    }

    /// <summary>Whether two characters are set apart by a table: easily confused, never the same (MAT-32).</summary>
    public bool AreApart(int left, int right) => Of(left).IsApart && Of(right).IsApart && _apart.Contains(Sorted(left, right));

    /// <summary>The rows from → to of the tables that count for everybody, as they stand: to find candidates, never as evidence.</summary>
    internal List<(int From, int To)> Pairs()
    {
        var pairs = new List<(int From, int To)>(_rows.Length);
        for (var from = 0; from < _characters.Length; from++)
        {
            foreach (ref readonly var row in RowsFrom(from))
            {
                if (row.Code != ReasonCode.KanjiImmigration)
                {
                    pairs.Add((from, row.To));
                }
            }
        }

        return pairs;
    }

    private static void TakeJoining(ReadOnlySpan<Row> rows, int target, ref KanjiRelation best)
    {
        foreach (ref readonly var row in rows)
        {
            if (row.To == target && row.Code < best.Code)
            {
                best = new(row.Code, row.Number);
            }
        }
    }

    private static void TakeMeeting(ReadOnlySpan<Row> fromLeft, ReadOnlySpan<Row> fromRight, ref KanjiRelation best)
    {
        foreach (ref readonly var leftRow in fromLeft)
        {
            foreach (ref readonly var rightRow in fromRight)
            {
                ref readonly var weaker = ref leftRow.Code >= rightRow.Code ? ref leftRow : ref rightRow;
                if (leftRow.To == rightRow.To && weaker.Code < best.Code)
                {
                    best = new(weaker.Code, weaker.Number);
                }
            }
        }
    }

    private static (int, int) Sorted(int left, int right) => left < right ? (left, right) : (right, left);

    private void ReadRows(string file, ReasonCode code, Func<string, byte[]> tables, List<(int From, Row Row)> rows)
    {
        var reader = new TableReader(file, tables(file), "row", "from", "to", "class");
        var first = rows.Count;
        var refused = new List<(int From, int To)>();
        while (reader.Read())
        {
            var (from, to) = (reader.GetCodePoint(1), reader.GetCodePoint(2));

            // A row that does not relate its own two characters must not help to relate others: 岅 is 坂, and 坂 is not 阪.
            if (code == ReasonCode.KanjiOfficial || !MustBeOfficial(from, to))
            {
                rows.Add((from, new(to, reader.GetInt32(0), code)));
            }
            else
            {
                refused.Add((from, to));
            }
        }

        if (code == ReasonCode.KanjiJis)
        {
            KeepFamiliesApart(rows, first, refused);
        }
    }

    /// <summary>
    /// The table of JIS names characters that are merely related: it joins 埼 to 崎, and 﨑, 碕 and 嵜 to both. As 埼 is not 崎 (MAT-31, MAT-35), what belongs to 崎 is
    /// not 埼 either.
    /// </summary>
    private static void KeepFamiliesApart(List<(int From, Row Row)> rows, int first, List<(int From, int To)> refused)
    {
        var strangers = new HashSet<long>();
        foreach (var (stranger, head) in refused)
        {
            for (var i = first; i < rows.Count; i++)
            {
                if (rows[i].Row.To == head)
                {
                    strangers.Add(PairOf(rows[i].From, stranger));
                    strangers.Add(PairOf(stranger, rows[i].From));
                }
            }
        }

        for (var i = rows.Count - 1; i >= first; i--)
        {
            if (strangers.Contains(PairOf(rows[i].From, rows[i].Row.To)))
            {
                rows.RemoveAt(i);
            }
        }
    }

    private static long PairOf(int from, int to) => ((long)from << 32) | (uint)to;

    private void Keep(List<(int From, Row Row)> rows)
    {
        foreach (var (from, _) in rows)
        {
            At(from).RowCount++;
        }

        var first = 0;
        foreach (ref var character in _characters.AsSpan())
        {
            character.FirstRow = first;
            first += character.RowCount;
            character.RowCount = 0;
        }

        _rows = new Row[rows.Count];
        foreach (var (from, row) in rows)
        {
            ref var character = ref At(from);
            Insert(_rows.AsSpan(character.FirstRow, ++character.RowCount), row);
        }
    }

    // Better tables first, so that the first evidence found for a character is its best.
    private static void Insert(Span<Row> rows, in Row row)
    {
        var place = rows.Length - 1;
        for (; place > 0 && row.IsBetterThan(rows[place - 1]); place--)
        {
            rows[place] = rows[place - 1];
        }

        rows[place] = row;
    }

    private bool MustBeOfficial(int left, int right) => (Of(left).IsOrdinary && Of(right).IsOrdinary) || AreApart(left, right);

    private ReadOnlySpan<Row> RowsFrom(int codePoint)
    {
        var character = Of(codePoint);
        return _rows.AsSpan(character.FirstRow, character.RowCount);
    }

    /// <summary>What the tables know of a character; nothing of one beyond them.</summary>
    private Character Of(int codePoint) => codePoint < _characters.Length ? _characters[codePoint] : default;

    /// <summary>The place of a character that a table names.</summary>
    private ref Character At(int codePoint)
    {
        if (codePoint >= _characters.Length)
        {
            Array.Resize(ref _characters, codePoint + 1);
        }

        return ref _characters[codePoint];
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Row(int To, int Number, ReasonCode Code)
    {
        public bool IsBetterThan(in Row other) => Code < other.Code || (Code == other.Code && Number < other.Number);
    }

    /// <summary>What the tables know of one character; looked up by its number, since names ask for it letter by letter.</summary>
    [StructLayout(LayoutKind.Auto)]
    private struct Character
    {
        /// <summary>Where its rows begin in the list of rows.</summary>
        public int FirstRow;

        /// <summary>How many rows lead from it.</summary>
        public ushort RowCount;

        /// <summary>Whether it is 常用 or 人名用 (MAT-31).</summary>
        public bool IsOrdinary;

        /// <summary>Whether some pair that is set apart has it (MAT-32).</summary>
        public bool IsApart;
    }
}
