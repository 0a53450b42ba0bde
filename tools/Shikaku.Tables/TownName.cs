namespace Shikaku.Tables;

/// <summary>Frees the names of the postal list of what is a remark of the post, not a name.</summary>
internal static class TownName
{
    /// <summary>The town names that an entry stands for.</summary>
    /// <returns>None for an entry that names no town.</returns>
    public static IReadOnlyList<string> Clean(string entry)
    {
        var remark = entry.IndexOf('（', StringComparison.Ordinal);
        var name = remark < 0 ? entry : entry[..remark];
        if (name.Length == 0 || name.Contains("の次に", StringComparison.Ordinal) || name.Contains("掲載がない場合", StringComparison.Ordinal))
        {
            return [];
        }

        return [.. name.Split('、').Select(WithoutLotNumber)];
    }

    /// <summary>西井出８２４０－１ is a single lot with a code of its own: the town is what precedes the digits.</summary>
    private static string WithoutLotNumber(string name)
    {
        var digits = name.AsSpan().IndexOfAnyInRange('０', '９');
        return digits > 0 && name.Contains('－', StringComparison.Ordinal) ? name[..digits] : name;
    }
}
