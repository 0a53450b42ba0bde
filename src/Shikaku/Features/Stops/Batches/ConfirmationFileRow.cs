namespace Shikaku.Features.Stops.Batches;

/// <summary>A row of a file of confirmations.</summary>
/// <param name="Line">The line on which it begins.</param>
/// <param name="Fault">The code of what is wrong with its form; null if it could be read.</param>
/// <param name="Texts">Its texts by <see cref="ConfirmationFileColumns"/>, without blanks around them; empty after a fault.</param>
internal sealed record ConfirmationFileRow(long Line, string? Fault, string[] Texts)
{
    /// <summary>Shows no member.</summary>
    public override string ToString() => $"{Line} {Fault}";
}
