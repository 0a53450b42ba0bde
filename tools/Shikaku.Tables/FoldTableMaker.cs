namespace Shikaku.Tables;

/// <summary>Makes fold.tsv: what F1 does to each character (MAT-11, MAT-12).</summary>
internal static class FoldTableMaker
{
    private const int Space = 0x20;
    private const int Hyphen = 0x2D;

    private static readonly HashSet<int> Hyphens = [0x2010, 0x2011, 0x2012, 0x2013, 0x2014, 0x2015, 0x2212, 0xFE63, 0xFF0D, 0x2500, 0x2501];

    private static readonly HashSet<int> LineAndTabSpaces = [0x09, 0x0A, 0x0B, 0x0C, 0x0D, 0x85, 0x2028, 0x2029];

    // One character in JIS that different converters take to different code points; NFKC knows only one side of each.
    private static readonly Dictionary<int, int> ConverterTwins = new() { [0x301C] = 0x7E, [0x2225] = 0x2016 };

    // Combining voiced marks: the engine composes カ and ゛ on the fly, so one spelling of the mark is enough.
    private static readonly Dictionary<int, int> VoicedMarks = new() { [0x3099] = 0x309B, [0x309A] = 0x309C, [0xFF9E] = 0x309B, [0xFF9F] = 0x309C };

    public static Dictionary<int, Fold> Make(UnicodeData unicode)
    {
        var folds = new SortedDictionary<int, Fold>();
        foreach (var (codePoint, entry) in unicode.All)
        {
            if (Of(unicode, codePoint, entry) is { } fold)
            {
                folds.Add(codePoint, fold);
            }
        }

        if (folds.FirstOrDefault(fold => fold.Value.Target is { } target && folds.ContainsKey(target)) is { Value: not null } open)
        {
            throw new InvalidDataException($"fold.tsv: {CodePoint.Format(open.Key)} folds to a character that folds further.");
        }

        return new(folds);
    }

    public static DataFile ToFile(Dictionary<int, Fold> folds)
    {
        var table = new Table("fold.tsv", "15.0.0-1", TableSource.Unicode, "code_point", "action", "target", "reason");
        foreach (var (codePoint, fold) in folds.OrderBy(fold => fold.Key))
        {
            table.Add(CodePoint.Format(codePoint), fold.Action, fold.Target is { } target ? CodePoint.Format(target) : "", fold.Reason);
        }

        return table.ToFile();
    }

    private static Fold? Of(UnicodeData unicode, int codePoint, UnicodeData.Entry entry)
    {
        if (codePoint is Space or Hyphen)
        {
            return null;
        }

        if (LineAndTabSpaces.Contains(codePoint) || entry.Category == "Zs")
        {
            return new("space", Space, codePoint == 0x3000 ? "F-WIDTH" : "F-SPACE");
        }

        if (IsVariationSelector(codePoint))
        {
            return new("skip", null, "F-IVS");
        }

        if (entry.Category == "Cf" && IsInvisible(codePoint) || codePoint == 0x034F)
        {
            return new("skip", null, "F-SPACE");
        }

        var target = Target(unicode, codePoint, entry);
        if (target == codePoint)
        {
            return null;
        }

        return target == Hyphen
            ? new("hyphen", Hyphen, codePoint == 0xFF0D ? "F-WIDTH" : "F-HYPHEN")
            : new("map", target, Reason(codePoint, entry));
    }

    private static int Target(UnicodeData unicode, int codePoint, UnicodeData.Entry entry)
    {
        if (VoicedMarks.TryGetValue(codePoint, out var mark))
        {
            return mark;
        }

        var target = IsWantedElsewhere(unicode, codePoint, entry) ? codePoint : unicode.SingleCompatibilityForm(codePoint);
        target = ConverterTwins.GetValueOrDefault(target, target);
        if (Hyphens.Contains(target))
        {
            return Hyphen;
        }

        if (target is >= 0x3041 and <= 0x3096 or 0x309D or 0x309E)
        {
            return target + 0x60;
        }

        var letter = unicode.Find(target);
        return letter is { Capital: { } capital } && letter.Name.StartsWith("LATIN SMALL", StringComparison.Ordinal) ? capital : target;
    }

    /// <summary>MAT-12: ① counts only as the number of an address, and a raised digit is not that digit.</summary>
    private static bool IsWantedElsewhere(UnicodeData unicode, int codePoint, UnicodeData.Entry entry) =>
        entry.Tag == "circle" || (entry.Tag is "super" or "sub" && unicode.SingleCompatibilityForm(codePoint) is >= '0' and <= '9');

    private static string Reason(int codePoint, UnicodeData.Entry entry) => entry.Tag switch
    {
        "wide" or "narrow" => "F-WIDTH",
        _ when codePoint is >= 0x3041 and <= 0x3096 or 0x309D or 0x309E => "F-SCRIPT",
        _ when entry.Parts.Length != 1 && entry.Name.StartsWith("LATIN SMALL", StringComparison.Ordinal) => "F-CASE",
        _ => "F-COMPAT",
    };

    private static bool IsVariationSelector(int codePoint) =>
        codePoint is (>= 0xFE00 and <= 0xFE0F) or (>= 0xE0100 and <= 0xE01EF) or (>= 0x180B and <= 0x180D) or 0x180F;

    private static bool IsInvisible(int codePoint) =>
        codePoint is 0x00AD or (>= 0x200B and <= 0x200F) or (>= 0x202A and <= 0x202E) or (>= 0x2060 and <= 0x206F) or 0xFEFF;

    /// <param name="Action">map, skip, space or hyphen.</param>
    /// <param name="Target">The character that takes its place; none if skipped.</param>
    /// <param name="Reason">The code of MAT-03 by which a clerk is told.</param>
    internal sealed record Fold(string Action, int? Target, string Reason);
}
