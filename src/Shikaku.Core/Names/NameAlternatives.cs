using System.Buffers;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Names;

/// <summary>
/// The names under which one person may stand: 氏名, 通称名, 旧氏, and what brackets in 氏名 hold (MAT-40, CHK-51).
/// Made once per worker and filled again for each record. Not safe for use by several threads.
/// </summary>
internal sealed class NameAlternatives
{
    /// <summary>Fewest letters of a name without space that is surely more than a surname.</summary>
    private const int WholeNameLetters = 4;

    private const int FirstKanji = 0x3400;

    /// <summary>Brackets after F1, each opening one at the place of its closing one.</summary>
    private const string Openings = "([〔【〈《「『{<";
    private const string Closings = ")]〕】〉》」』}>";

    private static readonly SearchValues<char> Opening = SearchValues.Create(Openings);

    private readonly NameText[] _names;
    private readonly Kind[] _kinds = new Kind[Enum.GetValues<Kind>().Length];
    private readonly char[] _composed = new char[2 * FoldedText.DefaultCapacity];
    private readonly FoldedText _column;

    public NameAlternatives(FoldTable table)
    {
        _names = new NameText[_kinds.Length];
        for (var i = 0; i < _names.Length; i++)
        {
            _names[i] = new NameText(table, isKana: false);
        }

        _column = new FoldedText(table);
    }

    /// <summary>Where an alternative comes from.</summary>
    public enum Kind : byte
    {
        /// <summary>氏名 as submitted.</summary>
        Main,

        /// <summary>氏名 without the brackets.</summary>
        OutsideBrackets,

        /// <summary>What the brackets hold.</summary>
        InsideBrackets,

        /// <summary>氏名 with the word before the brackets replaced by what they hold: the former surname.</summary>
        BracketedSurname,

        /// <summary>通称名.</summary>
        Alias,

        /// <summary>旧氏 with the given name of 氏名.</summary>
        FormerSurname,

        /// <summary>旧氏 where that column holds a whole name.</summary>
        FormerName,
    }

    /// <summary>氏名, to be filled by the caller before <see cref="Set"/>.</summary>
    public NameText Main => _names[0];

    /// <summary>Number of alternatives, 氏名 included.</summary>
    public int Count { get; private set; }

    /// <summary>One alternative; 0 is 氏名.</summary>
    public NameText this[int place] => _names[place];

    /// <summary>Where an alternative comes from.</summary>
    public Kind KindOf(int place) => _kinds[place];

    /// <summary>The code that a comparison by these alternatives carries.</summary>
    public static ReasonCode CodeOf(Kind left, Kind right) => IsFormer(left) || IsFormer(right) ? ReasonCode.NameFormer : ReasonCode.NameAlias;

    /// <summary>
    /// Whether two alternatives may be held against each other. A surname alone says nothing of the person, so one of them must be a whole name, which the other then
    /// equals; two names that are both not 氏名 could be two people's common surname, so both must be whole names;
    /// and what stands in or beside brackets on both sides could be a remark, so only the names outside them may meet.
    /// </summary>
    public static bool MayMeet(NameAlternatives left, int leftPlace, NameAlternatives right, int rightPlace)
    {
        var (leftKind, rightKind) = (left._kinds[leftPlace], right._kinds[rightPlace]);
        if (leftKind == Kind.Main || rightKind == Kind.Main)
        {
            return IsWhole(left[leftPlace]) || IsWhole(right[rightPlace]);
        }

        if (IsBracketed(leftKind) && IsBracketed(rightKind))
        {
            return leftKind == Kind.OutsideBrackets && rightKind == Kind.OutsideBrackets
                && left[leftPlace].PartStarts.Length > 1 && right[rightPlace].PartStarts.Length > 1;
        }

        return IsWhole(left[leftPlace]) && IsWhole(right[rightPlace]);
    }

    /// <summary>Finds the alternatives to 氏名.</summary>
    public void Set(ReadOnlySpan<byte> alias, ReadOnlySpan<byte> former)
    {
        Count = 1;
        if (!alias.IsEmpty)
        {
            _names[Count].Set(alias);
            Keep(Kind.Alias);
        }

        SetBracketed(Main.Text.Units);
        if (!former.IsEmpty && _column.Set(former))
        {
            SetFormer(Main.Text.Units, WithoutBrackets(_column.Units.Trim(' ')));
        }
    }

    private static bool IsFormer(Kind kind) => kind is Kind.FormerSurname or Kind.FormerName or Kind.BracketedSurname;

    private static bool IsBracketed(Kind kind) => kind is Kind.OutsideBrackets or Kind.InsideBrackets or Kind.BracketedSurname;

    /// <summary>Whether a name surely holds a given name. A word of Latin letters or kana may be a surname however long it is.</summary>
    private static bool IsWhole(NameText name) =>
        name.PartStarts.Length > 1 || (name.Letters.Length >= WholeNameLetters && !name.HasLatin && name.Letters[0] >= FirstKanji);

    private static char ClosingOf(char opening) => Closings[Openings.IndexOf(opening)];

    private static ReadOnlySpan<char> WithoutBrackets(ReadOnlySpan<char> text) =>
        text is [var first, _, .., var last] && Opening.Contains(first) && last == ClosingOf(first) ? text[1..^1].Trim(' ') : text;

    private void SetBracketed(ReadOnlySpan<char> main)
    {
        var open = main.IndexOfAny(Opening);
        if (open < 0)
        {
            return;
        }

        var length = main[(open + 1)..].IndexOf(ClosingOf(main[open]));
        if (length < 0)
        {
            return;
        }

        var before = main[..open].Trim(' ');
        var inside = main.Slice(open + 1, length);
        var after = main[(open + length + 2)..].Trim(' ');
        Compose(before, after, Kind.OutsideBrackets);
        Compose(inside, default, Kind.InsideBrackets);
        if (!after.IsEmpty)
        {
            var kept = before[..(before.LastIndexOf(' ') + 1)];
            if (kept.IsEmpty)
            {
                Compose(inside, after, Kind.BracketedSurname);
            }
        }
    }

    private void SetFormer(ReadOnlySpan<char> main, ReadOnlySpan<char> former)
    {
        if (former.Contains(' '))
        {
            Compose(former, default, Kind.FormerName);
            return;
        }

        var name = main.Trim(' ');
        var space = name.IndexOf(' ');
        if (space > 0)
        {
            Compose(former, name[(space + 1)..].Trim(' '), Kind.FormerSurname);
        }
    }

    private void Compose(ReadOnlySpan<char> first, ReadOnlySpan<char> second, Kind kind)
    {
        first.CopyTo(_composed);
        var length = first.Length;
        if (!second.IsEmpty)
        {
            _composed[length++] = ' ';
            second.CopyTo(_composed.AsSpan(length));
            length += second.Length;
        }

        _names[Count].Set(_composed.AsSpan(0, length));
        Keep(kind);
    }

    private void Keep(Kind kind)
    {
        var name = _names[Count];
        if (name.Text.IsReadable && !BlankText.Is(name.Text.Units))
        {
            _kinds[Count++] = kind;
        }
    }
}
