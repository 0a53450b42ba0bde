using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Addresses;

/// <summary>
/// One side of an address comparison: the text as submitted, folded, in units, and cut into its parts. One linear pass by tables, without
/// backtracking (MAT-70). Made once per worker and filled again for each text. Not safe for use by several threads.
/// </summary>
internal sealed class AddressScanner
{
    // A folded text has at most two characters per character, and a gap before each.
    private const int UnitCapacity = (4 * FoldedText.DefaultCapacity) + AddressUnitReader.Lookahead;

    private readonly AddressUnit[] _units = new AddressUnit[UnitCapacity];
    private int _count;
    private int _shared;

    public AddressScanner(FoldTable fold)
    {
        Text = new(fold);
        Rest = new(_units);
    }

    /// <summary>The text as submitted and folded.</summary>
    public FoldedText Text { get; }

    /// <summary>Prefecture and municipality.</summary>
    public AddressHeadScanner Head { get; } = new();

    /// <summary>What follows the town.</summary>
    public AddressRest Rest { get; }

    /// <summary>The town, once scanned for.</summary>
    public TownMatch Town { get; private set; }

    /// <summary>Whether the text holds a placeholder (外字).</summary>
    public bool HasPlaceholder { get; private set; }

    /// <summary>The units and the look-ahead after them.</summary>
    public ReadOnlySpan<AddressUnit> Units => _units.AsSpan(0, _count + AddressUnitReader.Lookahead);

    /// <summary>Number of units.</summary>
    public int UnitCount => _count;

    /// <summary>So many units at the beginning are those of the other text, as submitted too.</summary>
    public int SharedAsSubmitted { get; private set; }

    /// <summary>Cuts the text into units and reads its head.</summary>
    public void ScanHead(TownTable table, AddressUnitReader reader, DateOnly day)
    {
        SharedAsSubmitted = 0;
        ScanHead(table, reader, day, 0);
    }

    /// <summary>
    /// As above, for the second of two texts. What both begin with was read there; and a scan that looked at nothing else would find the same here.
    /// The result is the same as without the other text.
    /// </summary>
    public void ScanHead(TownTable table, AddressUnitReader reader, DateOnly day, AddressScanner other)
    {
        var shared = other.HasPlaceholder || AddressSigns.LengthBeforeAddress(Text.Units) != AddressSigns.LengthBeforeAddress(other.Text.Units) ? 0
            : AddressUnitReader.CountBefore(other.Units[..other._count], Text.Units.CommonPrefixLength(other.Text.Units));
        other._units.AsSpan(0, shared).CopyTo(_units);
        SharedAsSubmitted = CountSubmittedAlike(other, shared);
        if (other.Head.Reach > shared)
        {
            ScanHead(table, reader, day, shared);
        }
        else
        {
            ReadUnits(reader, shared);
            Head.CopyFrom(other.Head);
        }
    }

    /// <summary>Finds the town in a municipality.</summary>
    public TownMatch ScanTown(TownTable table, int municipality, int start) => Town = TownScanner.Find(table, municipality, Units, start);

    /// <summary>As above, for the second of two texts whose first one was scanned for a town of the same municipality.</summary>
    public void ScanTown(TownTable table, int municipality, int start, AddressScanner other)
    {
        if (start == other.Town.From && IsAlikeUpTo(other.Town.Reach, start, other))
        {
            Town = other.Town;
        }
        else
        {
            ScanTown(table, municipality, start);
        }
    }

    /// <summary>Sets the town that the other side made out.</summary>
    public void SetTown(TownMatch town) => Town = town;

    /// <summary>Cuts what follows the town.</summary>
    public void ScanRest(int start) => Rest.Scan(start);

    /// <summary>What units were made of in the text as submitted.</summary>
    public ReadOnlySpan<char> SourceOf(int from, int to)
    {
        var start = Text.StartOf(_units[from].Start);
        return Text.Source[start..EndOf(start, from, to)];
    }

    /// <summary>Where units lie in the text as submitted.</summary>
    public TextRange RangeOf(int from, int to)
    {
        var start = Text.StartOf(_units[from].Start);
        return unchecked(new((ushort)start, (ushort)(EndOf(start, from, to) - start)));
    }

    /// <summary>
    /// Whether two texts without placeholders say the same from two units on, to the letter as submitted, so that there is nothing to compare. What a unit is
    /// depends on the one before it, and so does what it means: that one must be equal too.
    /// </summary>
    public static bool AreEqualFrom(AddressScanner left, int leftUnit, AddressScanner right, int rightUnit)
    {
        if (left._count - leftUnit != right._count - rightUnit || leftUnit == 0 || rightUnit == 0 || left.HasPlaceholder || right.HasPlaceholder)
        {
            return false;
        }

        ref readonly var leftBefore = ref left._units[leftUnit - 1];
        ref readonly var rightBefore = ref right._units[rightUnit - 1];
        return leftBefore.IsAlike(rightBefore)
            && left.Text.Source[left.Text.StartOf(leftBefore.Start)..].SequenceEqual(right.Text.Source[right.Text.StartOf(rightBefore.Start)..])
            && left.Text.Units[leftBefore.Start..].SequenceEqual(right.Text.Units[rightBefore.Start..]);
    }

    private int EndOf(int start, int from, int to) => from >= to ? start : Text.StartOf(_units[to - 1].End);

    // Whether what the other text was looked at for its town stands here too: the same characters and numbers. Of a number at the beginning the numerals count too.
    private bool IsAlikeUpTo(int reach, int start, AddressScanner other)
    {
        if (reach > _count + AddressUnitReader.Lookahead || reach > other._count + AddressUnitReader.Lookahead)
        {
            return false;
        }

        for (var i = _shared; i < reach; i++)
        {
            if (_units[i].Code != other._units[i].Code || (i <= start + 1 && !_units[i].IsAlike(other._units[i])))
            {
                return false;
            }
        }

        return true;
    }

    private void ScanHead(TownTable table, AddressUnitReader reader, DateOnly day, int shared)
    {
        ReadUnits(reader, shared);
        Head.Scan(table, Units, day);
    }

    private int CountSubmittedAlike(AddressScanner other, int shared)
    {
        var source = Text.Source.CommonPrefixLength(other.Text.Source);
        var count = shared;
        while (count > 0 && _units[count - 1].End is var end && (Text.StartOf(end) > source || Text.StartOf(end) != other.Text.StartOf(end)))
        {
            count--;
        }

        return count;
    }

    private void ReadUnits(AddressUnitReader reader, int shared)
    {
        _shared = shared;
        _count = reader.Read(Text.Units, _units, shared);
        HasPlaceholder = reader.HasPlaceholder;
        Town = TownMatch.None;
    }
}
