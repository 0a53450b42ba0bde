namespace Shikaku.Features.Checks.Passes;

/// <summary>
/// Writes the outputs of blocks in the order of the blocks, whichever worker finishes first. The number of outputs in being is bounded,
/// so a slow block holds the others up rather than filling the memory.
/// </summary>
internal sealed class OrderedOutput : IDisposable
{
    private readonly Lock _gate = new();
    private readonly Dictionary<int, BlockOutput> _waiting = [];
    private readonly Stack<BlockOutput> _free = new();
    private readonly SemaphoreSlim _available;
    private readonly Stream _judgements;
    private readonly Stream _findings;
    private int _next;

    /// <summary>Writes to two streams, which are not disposed here.</summary>
    /// <param name="judgements">Takes the judgements.</param>
    /// <param name="findings">Takes the findings.</param>
    /// <param name="outputs">How many outputs may be in being; more than there are workers.</param>
    public OrderedOutput(Stream judgements, Stream findings, int outputs)
    {
        _judgements = judgements;
        _findings = findings;
        _available = new SemaphoreSlim(outputs);
    }

    /// <summary>Hands out an empty output. Must come before the block is taken from the reader, else the block that all wait for may find none.</summary>
    public BlockOutput Rent(CancellationToken cancellation)
    {
        _available.Wait(cancellation);
        lock (_gate)
        {
            return _free.TryPop(out var output) ? output : new BlockOutput();
        }
    }

    /// <summary>Gives back an output that is not needed.</summary>
    public void Return(BlockOutput output)
    {
        output.Judgements.Clear();
        output.Findings.Clear();
        lock (_gate)
        {
            _free.Push(output);
        }

        _available.Release();
    }

    /// <summary>Takes a finished output and writes it as soon as those before it are written.</summary>
    public void Submit(BlockOutput output)
    {
        lock (_gate)
        {
            _waiting.Add(output.Index, output);
            while (_waiting.Remove(_next, out var due))
            {
                _judgements.Write(due.Judgements.Written);
                _findings.Write(due.Findings.Written);
                _next++;
                Return(due);
            }
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _available.Dispose();
}
