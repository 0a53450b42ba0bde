namespace Shikaku.Storage;

/// <summary>The one path of a file behind relative paths and symbolic links, so that two names of one file can be told to be one.</summary>
internal static class RealPath
{
    private const int MostLinks = 40;

    /// <summary>Follows the links of a path; parts that do not exist stay as they are.</summary>
    /// <exception cref="IOException">The links lead in a circle.</exception>
    public static string Of(string path) => Of(Path.GetFullPath(path), MostLinks);

    private static string Of(string path, int links)
    {
        if (Path.GetDirectoryName(path) is not { } parent)
        {
            return path;
        }

        var folder = Of(parent, links);
        var place = Path.Combine(folder, Path.GetFileName(path));
        return new FileInfo(place).LinkTarget switch
        {
            null => place,
            _ when links == 0 => throw new IOException("Too many symbolic links."),
            var target => Of(Path.GetFullPath(target, folder), links - 1),
        };
    }
}
