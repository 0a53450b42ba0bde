using Shikaku.Commands;

namespace Shikaku.Storage;

/// <summary>
/// A folder that takes the results of a command. Files are written under a working name and get their own names only when all are whole, so a run
/// that fails, is interrupted or killed never leaves a half-written result under a name that others read.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly string _path;
    private readonly string[] _inputs;
    private readonly bool _isNew;
    private readonly List<ResultFile> _files = [];
    private bool _isPublished;

    private ResultFolder(string path, string[] inputs, bool isNew) => (_path, _inputs, _isNew) = (path, inputs, isNew);

    /// <summary>Opens a folder and makes it if it is missing.</summary>
    /// <param name="path">The folder.</param>
    /// <param name="inputs">Files that the run reads and that no result may replace.</param>
    /// <exception cref="UnusableInputException">It cannot be made or is a file.</exception>
    /// <exception cref="WrongUsageException">It has no name.</exception>
    public static ResultFolder Open(string path, params string[] inputs)
    {
        if (path.Length == 0)
        {
            throw new WrongUsageException("出力先のフォルダーの名前がありません。");
        }

        if (File.Exists(path))
        {
            throw new UnusableInputException($"{path}: 出力先はフォルダーでなければなりません。同じ名前のファイルがあります。");
        }

        try
        {
            var isNew = !Directory.Exists(path);
            Directory.CreateDirectory(path);
            return new ResultFolder(path, Array.ConvertAll(inputs, RealPath.Of), isNew);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or NotSupportedException or ArgumentException)
        {
            throw CannotWrite(path, failure);
        }
    }

    /// <summary>Starts a file. Writing to it goes through <see cref="Guard{T}(Func{T})"/>.</summary>
    /// <param name="name">The name that it gets in the end.</param>
    /// <exception cref="UnusableInputException">It cannot be written, or would replace an input.</exception>
    public ResultFile Create(string name) => Guard(() =>
    {
        var path = Path.Combine(_path, name);
        if (_inputs.Contains(RealPath.Of(path), StringComparer.Ordinal))
        {
            throw new UnusableInputException($"{path}: 結果が入力のファイルを置き換えてしまいます。別の出力先を指定してください。");
        }

        var file = new ResultFile(path);
        _files.Add(file);
        return file;
    });

    /// <summary>Gives the files their names, in the order in which they were started: the last one says that all are there.</summary>
    public void Publish() => Guard(() =>
    {
        // While the files change, the one that vouches for the others must not stand there from a run before.
        _files[^1].RemovePublished();
        foreach (var file in _files)
        {
            file.Publish();
        }

        return _isPublished = true;
    });

    /// <summary>Does something with the files of the folder and puts failures into words.</summary>
    /// <exception cref="UnusableInputException">The disk is full or the folder not writable.</exception>
    public T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (Exception failure) when (IsOfDisk(failure))
        {
            throw CannotWrite(_path, failure);
        }
    }

    /// <summary>Removes what has no name of its own yet, and the folder if it was made for nothing.</summary>
    public void Dispose()
    {
        if (_isPublished)
        {
            return;
        }

        _files.ForEach(file => file.Discard());
        try
        {
            if (_isNew && !Directory.EnumerateFileSystemEntries(_path).Any())
            {
                Directory.Delete(_path);
            }
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            // The run has failed already; an empty folder does no harm.
        }
    }

    /// <summary>The framework reports a file that may not grow any more (EFBIG) as an argument out of range.</summary>
    private static bool IsOfDisk(Exception failure) =>
        failure is IOException or UnauthorizedAccessException or ArgumentOutOfRangeException { ParamName: "value", Source: "System.Private.CoreLib" };

    private static UnusableInputException CannotWrite(string path, Exception cause) =>
        new($"{path}: 結果を書き込めません。空き容量、書き込みの権限、同じ出力先で別の実行が続いていないことを確かめてください。", cause);
}
