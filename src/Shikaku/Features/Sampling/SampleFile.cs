using Shikaku.Core.Text;

namespace Shikaku.Features.Sampling;

/// <summary>A file being written.</summary>
internal sealed class SampleFile(string folder, FileStream stream) : IDisposable
{
    /// <summary>Takes the rows.</summary>
    public CsvWriter Csv { get; } = new(1 << 21);

    /// <summary>Writes to disk what was collected, once it is enough.</summary>
    public void FlushFrom(int bytes)
    {
        if (Csv.Written.Length >= bytes)
        {
            SampleFolder.Guard(folder, () =>
            {
                stream.Write(Csv.Written);
                return true;
            });
            Csv.Clear();
        }
    }

    /// <inheritdoc/>
    public void Dispose() => stream.Dispose();
}
