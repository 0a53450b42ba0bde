namespace Shikaku.Features.Sampling.Noise;

/// <summary>What noises work with.</summary>
/// <param name="Tables">The tables of the sample.</param>
/// <param name="Random">The dice.</param>
/// <param name="Scratch">Text to put together.</param>
internal sealed record NoiseTools(SampleTables Tables, DeterministicRandom Random, TextBuffer Scratch)
{
    /// <summary>Gives a field the text put together in <see cref="Scratch"/>.</summary>
    /// <returns>False if the text is no other than before: then the noise does not apply.</returns>
    public bool TryReplace(TextBuffer field)
    {
        if (field.Text.SequenceEqual(Scratch.Text))
        {
            return false;
        }

        field.Set(Scratch.Text);
        return true;
    }
}
