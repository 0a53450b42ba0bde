namespace Shikaku.Core.Records;

/// <summary>
/// The accepted rows of one 個人番号 at one insurer by their periods: tells what is known of the persons of all rows whose period overlaps
/// another's, in logarithmic time. Two binary trees over the days on which rows begin. A row overlaps another if it covers its beginning or
/// begins within it, so the first tree knows which days a row covers and the second on which day it begins.
/// </summary>
internal sealed class PersonPeriods
{
    private readonly int[] _days;
    private readonly PersonTraits[] _covering;
    private readonly PersonTraits[] _beginning;

    /// <summary>Prepares for rows.</summary>
    /// <param name="days">The first days of all periods that will be asked for or added, as numbers; sorted here.</param>
    public PersonPeriods(int[] days)
    {
        _days = days;
        Array.Sort(_days);
        _covering = new PersonTraits[4 * days.Length];
        _beginning = new PersonTraits[2 * days.Length];
    }

    /// <summary>What is known of the rows added so far whose period [acquired, lost) has a day in common with that of a row.</summary>
    public PersonTraits Overlapping(in RowSummary row)
    {
        var found = default(PersonTraits);
        for (var node = (2 * _days.Length) + Beginning(row); node > 0; node >>= 1)
        {
            found = found.With(_covering[node]);
        }

        var (first, end) = (Before(row.Acquired.ToNumber() + 1), End(row));
        for (int left = first + _days.Length, right = end + _days.Length; left < right; left >>= 1, right >>= 1)
        {
            found = (left & 1) == 1 ? found.With(_beginning[left++]) : found;
            found = (right & 1) == 1 ? found.With(_beginning[--right]) : found;
        }

        return found;
    }

    /// <summary>Adds a row.</summary>
    public void Add(in RowSummary row)
    {
        var traits = new PersonTraits(row);
        var leaves = 2 * _days.Length;
        for (int left = leaves + (2 * Before(row.Acquired.ToNumber())) + 1, right = leaves + (2 * End(row)); left < right; left >>= 1, right >>= 1)
        {
            if ((left & 1) == 1)
            {
                _covering[left] = _covering[left].With(traits);
                left++;
            }

            if ((right & 1) == 1)
            {
                right--;
                _covering[right] = _covering[right].With(traits);
            }
        }

        for (var node = Before(row.Acquired.ToNumber()) + _days.Length; node > 0; node >>= 1)
        {
            _beginning[node] = _beginning[node].With(traits);
        }
    }

    /// <summary>
    /// The leaf at which a row begins. Each day has two: the day itself, and before it the moment that a row which ends on the day it
    /// begins has in common only with rows that began earlier.
    /// </summary>
    private int Beginning(in RowSummary row)
    {
        var isEmpty = !row.Lost.IsNone && row.Lost.ToNumber() <= row.Acquired.ToNumber();
        return (2 * Before(row.Acquired.ToNumber())) + (isEmpty ? 0 : 1);
    }

    private int End(in RowSummary row) => row.Lost.IsNone ? _days.Length : Before(row.Lost.ToNumber());

    /// <summary>How many of the days lie before a day.</summary>
    private int Before(int day)
    {
        var (low, high) = (0, _days.Length);
        while (low < high)
        {
            var middle = (low + high) >> 1;
            (low, high) = _days[middle] < day ? (middle + 1, high) : (low, middle);
        }

        return low;
    }
}
