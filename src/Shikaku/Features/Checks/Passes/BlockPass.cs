using Shikaku.Files;

namespace Shikaku.Features.Checks.Passes;

/// <summary>One pass over a file: workers take block after block, and what they write comes out in the order of the file.</summary>
internal static class BlockPass
{
    /// <summary>Makes the pass.</summary>
    /// <param name="reader">Hands out the blocks.</param>
    /// <param name="workers">Number of workers.</param>
    /// <param name="judgements">Takes what goes to judgements.csv.</param>
    /// <param name="findings">Takes what goes to findings.csv.</param>
    /// <param name="work">What a worker makes of a block; called with the number of the worker.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public static void Run(
        FileBlockReader reader,
        int workers,
        Stream judgements,
        Stream findings,
        Action<int, FileBlock, BlockOutput> work,
        CancellationToken cancellation)
    {
        using var outputs = new OrderedOutput(judgements, findings, (2 * workers) + 1);
        Workers.Run(
            workers,
            (worker, stop) =>
            {
                var block = new FileBlock();
                while (true)
                {
                    var output = outputs.Rent(stop);
                    stop.ThrowIfCancellationRequested();
                    if (!reader.TryRead(block))
                    {
                        outputs.Return(output);
                        return;
                    }

                    output.Index = block.Index;
                    work(worker, block, output);
                    outputs.Submit(output);
                }
            },
            cancellation);
    }
}
