namespace Shikaku.Web.Components;

/// <summary>How hard a QR code is to read for a camera, by the four rules of ISO/IEC 18004, 7.8.3: long runs, blocks, what looks like a large square, too much of one colour.</summary>
internal static class QrPenalty
{
    private const int ShortestRun = 5;
    private const int OfRun = 3, OfBlock = 3, OfFinder = 40, OfTwentieth = 10;

    // A large square is cut as 1:1:3:1:1, with four light squares on one side.
    private static readonly bool[] FinderBefore = [true, false, true, true, true, false, true, false, false, false, false];
    private static readonly bool[] FinderAfter = [false, false, false, false, true, false, true, true, true, false, true];

    /// <summary>The penalty; the smaller the better.</summary>
    public static int Of(QrCode code)
    {
        var size = code.Size;
        var (penalty, dark) = (0, 0);
        for (var i = 0; i < size; i++)
        {
            penalty += OfLine([.. Enumerable.Range(0, size).Select(j => code[j, i])]) + OfLine([.. Enumerable.Range(0, size).Select(j => code[i, j])]);
            for (var j = 0; j < size; j++)
            {
                dark += code[i, j] ? 1 : 0;
                if (i + 1 < size && j + 1 < size && code[i, j] == code[i + 1, j] && code[i, j] == code[i, j + 1] && code[i, j] == code[i + 1, j + 1])
                {
                    penalty += OfBlock;
                }
            }
        }

        return penalty + (OfTwentieth * (Math.Abs((20 * dark) - (10 * size * size)) / (size * size)));
    }

    private static int OfLine(ReadOnlySpan<bool> line)
    {
        var penalty = 0;
        for (var begin = 0; begin < line.Length;)
        {
            var end = begin + 1;
            while (end < line.Length && line[end] == line[begin])
            {
                end++;
            }

            penalty += end - begin < ShortestRun ? 0 : OfRun + end - begin - ShortestRun;
            begin = end;
        }

        for (var i = 0; i + FinderBefore.Length <= line.Length; i++)
        {
            var part = line.Slice(i, FinderBefore.Length);
            penalty += part.SequenceEqual(FinderBefore) || part.SequenceEqual(FinderAfter) ? OfFinder : 0;
        }

        return penalty;
    }
}
