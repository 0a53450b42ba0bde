using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Passes;

/// <summary>What a worker made of one block.</summary>
internal sealed class BlockOutput
{
    /// <summary>The place of the block in the file.</summary>
    public int Index { get; set; }

    /// <summary>Lines for judgements.csv.</summary>
    public CsvWriter Judgements { get; } = new();

    /// <summary>Lines for findings.csv.</summary>
    public CsvWriter Findings { get; } = new();
}
