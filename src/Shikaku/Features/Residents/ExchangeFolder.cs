using System.Globalization;
using Shikaku.Commands;

namespace Shikaku.Features.Residents;

/// <summary>
/// The folder in which both sides of the file exchange lay down their files: requests, replies and what was refused, for their owner's eyes alone. A file gets its name
/// only when it is whole, and a name never stands for two contents.
/// </summary>
internal sealed class ExchangeFolder
{
    private const UnixFileMode OwnersFolder = UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute;
    private const UnixFileMode OwnersFile = UnixFileMode.UserRead | UnixFileMode.UserWrite;
    private const string WorkingSuffix = ".part";

    private static readonly TimeSpan LongestWriting = TimeSpan.FromMinutes(10);

    private ExchangeFolder(string path) =>
        (Requests, Replies, Refused) = (Path.Combine(path, "requests"), Path.Combine(path, "replies"), Path.Combine(path, "refused"));

    /// <summary>Where requests lie until they are answered in full.</summary>
    public string Requests { get; }

    /// <summary>Where the pieces of replies lie until they are taken in.</summary>
    public string Replies { get; }

    /// <summary>Where replies are put that are not used.</summary>
    public string Refused { get; }

    /// <summary>Opens the folder and makes what is missing of it.</summary>
    /// <exception cref="UnusableInputException">It cannot be made, or is not this user's own.</exception>
    public static ExchangeFolder Open(string path)
    {
        try
        {
            var folder = new ExchangeFolder(path);
            Directory.CreateDirectory(path, OwnersFolder);
            foreach (var part in (string[])[folder.Requests, folder.Replies, folder.Refused])
            {
                // Also where somebody else has made it already: what lies in it are numbers.
                Directory.CreateDirectory(part, OwnersFolder);
                File.SetUnixFileMode(part, OwnersFolder);
            }

            return folder;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UnusableInputException($"{path}: ファイル交換のフォルダーを使えません。フォルダーであること、所有者と書き込みの権限を確かめてください。", failure);
        }
    }

    /// <summary>The whole files of one of the folders by name, in no particular order.</summary>
    public static IEnumerable<string> NamesIn(string folder) =>
        Directory.EnumerateFiles(folder).Where(path => !path.EndsWith(WorkingSuffix, StringComparison.Ordinal)).Select(path => Path.GetFileName(path));

    /// <summary>Writes a file; it has its name when it is whole and on the disk.</summary>
    /// <param name="folder">One of the folders.</param>
    /// <param name="name">Its name.</param>
    /// <param name="content">Its bytes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="IOException">It cannot be written.</exception>
    public static async Task WriteAsync(string folder, string name, ReadOnlyMemory<byte> content, CancellationToken cancellation)
    {
        // A working name of its own for each writing: two nodes may send the same request at once.
        var path = Path.Combine(folder, name);
        var working = $"{path}.{Path.GetRandomFileName()}{WorkingSuffix}";
        try
        {
            await using (var file = new FileStream(
                working, new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.Write, BufferSize = 0, UnixCreateMode = OwnersFile }))
            {
                await file.WriteAsync(content, cancellation);
                file.Flush(flushToDisk: true);
            }

            File.Move(working, path, overwrite: true);
        }
        catch
        {
            File.Delete(working);
            throw;
        }
    }

    /// <summary>Removes the working files that a killed writer left in one of the folders.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="now">The present time.</param>
    public static void RemoveLeftovers(string folder, DateTimeOffset now)
    {
        foreach (var path in Directory.EnumerateFiles(folder, "*" + WorkingSuffix))
        {
            if (File.GetLastWriteTimeUtc(path) < now.UtcDateTime - LongestWriting)
            {
                File.Delete(path);
            }
        }
    }

    /// <summary>Puts a reply aside. One that is gone, or that the disk does not let go now, stays as it is.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="reason">Why.</param>
    public RefusedReply Refuse(string name, ReplyFault reason)
    {
        try
        {
            var to = Path.Combine(Refused, name);
            for (var copy = 2; Path.Exists(to); copy++)
            {
                to = Path.Combine(Refused, string.Create(CultureInfo.InvariantCulture, $"{name}.{copy}"));
            }

            File.Move(Path.Combine(Replies, name), to);
        }
        catch (Exception failure) when (FileTransport.IsOfDisk(failure))
        {
            // The next look finds it again, if it is there.
        }

        // A right name holds an id, of which digits could be taken for a number; any other may be somebody's number.
        return new RefusedReply(reason == ReplyFault.Misnamed ? UsageErrors.WithoutNumbers(name) : name, reason);
    }
}
