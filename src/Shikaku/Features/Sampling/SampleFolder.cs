using Shikaku.Commands;

namespace Shikaku.Features.Sampling;

/// <summary>The folder that takes the files: under working names until all are whole, so that a failed run leaves nothing behind.</summary>
internal sealed class SampleFolder : IDisposable
{
    private const string WorkingSuffix = ".part";

    private readonly string _path;
    private readonly Lock _gate = new();
    private readonly List<string> _names = [];

    private SampleFolder(string path) => _path = path;

    /// <summary>Opens a folder and makes it if it is missing.</summary>
    /// <exception cref="UnusableInputException">It cannot be made, or is a file.</exception>
    public static SampleFolder Open(string path)
    {
        if (File.Exists(path))
        {
            throw new UnusableInputException($"{path}: 出力先はフォルダーでなければなりません。同じ名前のファイルがあります。");
        }

        Guard(path, () => Directory.CreateDirectory(path));
        return new SampleFolder(path);
    }

    /// <summary>Starts a file.</summary>
    /// <param name="name">The name that it gets in the end.</param>
    public SampleFile Create(string name)
    {
        lock (_gate)
        {
            var stream = Guard(_path, () => new FileStream(Working(name), FileMode.Create, FileAccess.Write, FileShare.None, bufferSize: 0));
            _names.Add(name);
            return new SampleFile(_path, stream);
        }
    }

    /// <summary>Gives the files their names.</summary>
    public void Publish() => Guard(_path, () =>
    {
        foreach (var name in _names)
        {
            File.Move(Working(name), Path.Combine(_path, name), overwrite: true);
        }

        _names.Clear();
        return true;
    });

    /// <summary>Does something with the files and puts failures into words.</summary>
    /// <exception cref="UnusableInputException">The disk is full or the folder not writable.</exception>
    public static T Guard<T>(string path, Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw new UnusableInputException($"{path}: 結果を書き込めません。空き容量と書き込みの権限を確かめてください。", failure);
        }
    }

    /// <summary>Removes what has no name of its own yet.</summary>
    public void Dispose()
    {
        foreach (var name in _names)
        {
            try
            {
                File.Delete(Working(name));
            }
            catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
            {
                // The run has failed already; the next one replaces the leftover.
            }
        }
    }

    private string Working(string name) => Path.Combine(_path, name + WorkingSuffix);
}
