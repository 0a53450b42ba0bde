using Shikaku.Commands;

namespace Shikaku.Features.Checks.Results;

/// <summary>
/// The folder that takes the results. Files are written under a working name and get their own names only when all are whole, so a run that
/// fails, is interrupted or killed never leaves a half-written result under a name that others read.
/// </summary>
internal sealed class ResultFolder : IDisposable
{
    private readonly string _path;
    private readonly List<ResultFile> _files = [];
    private bool _isPublished;

    private ResultFolder(string path) => _path = path;

    /// <summary>Opens a folder and makes it if it is missing.</summary>
    /// <exception cref="UnusableInputException">It cannot be made, is a file, or has no name.</exception>
    public static ResultFolder Open(string path)
    {
        if (path.Length == 0)
        {
            throw new UnusableInputException("出力先のフォルダーの名前がありません。");
        }

        if (File.Exists(path))
        {
            throw new UnusableInputException($"{path}: 出力先はフォルダーでなければなりません。同じ名前のファイルがあります。");
        }

        var folder = new ResultFolder(path);
        folder.Guard(() => Directory.CreateDirectory(path));
        return folder;
    }

    /// <summary>Starts a file. Writing to it goes through <see cref="Guard{T}(Func{T})"/>.</summary>
    /// <param name="name">The name that it gets in the end.</param>
    public ResultFile Create(string name)
    {
        var file = Guard(() => new ResultFile(Path.Combine(_path, name)));
        _files.Add(file);
        return file;
    }

    /// <summary>Gives the files their names, in the order in which they were started: the last one says that all are there.</summary>
    public void Publish() => Guard(() =>
    {
        // While the files change, the one that vouches for the others must not stand there from a run before.
        _files[^1].RemovePublished();
        foreach (var file in _files)
        {
            file.Dispose();
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
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new UnusableInputException($"{_path}: 結果を書き込めません。空き容量と書き込みの権限を確かめてください。", failure);
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (!_isPublished)
        {
            _files.ForEach(file => file.Discard());
        }
    }
}
