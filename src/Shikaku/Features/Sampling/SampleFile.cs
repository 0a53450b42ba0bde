using Shikaku.Core.Text;
using Shikaku.Storage;

namespace Shikaku.Features.Sampling;

/// <summary>A file being written: rows are collected in a buffer that is used again.</summary>
internal sealed class SampleFile(ResultFolder folder, string name)
{
    private const int FlushBytes = 1 << 20;

    private readonly ResultFile _file = folder.Create(name);

    /// <summary>Takes the rows.</summary>
    public CsvWriter Csv { get; } = new(2 * FlushBytes);

    /// <summary>Writes what was collected, once it is enough.</summary>
    /// <exception cref="Commands.UnusableInputException">The disk is full or the folder not writable.</exception>
    public void FlushIfFull()
    {
        if (Csv.Written.Length >= FlushBytes)
        {
            Flush();
        }
    }

    /// <summary>Writes what was collected.</summary>
    /// <exception cref="Commands.UnusableInputException">The disk is full or the folder not writable.</exception>
    public void Flush()
    {
        folder.Guard(() =>
        {
            _file.Stream.Write(Csv.Written);
            return true;
        });
        Csv.Clear();
    }
}
