using System.Text;
using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>The tables are made from the pinned inputs or not at all (MAT-90).</summary>
public sealed class InputFolderTests : IDisposable
{
    private readonly InputTree _inputs = new();

    public void Dispose() => _inputs.Dispose();

    [Fact]
    public void A_missing_input_is_named_with_what_to_do()
    {
        var refusal = Assert.Throws<InvalidDataException>(_inputs.Open().Verify);

        Assert.Contains(Input.All[0].Name, refusal.Message, StringComparison.Ordinal);
        Assert.Contains("tools/tables", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void An_input_of_another_version_is_refused_with_both_hashes()
    {
        _inputs.With(Input.All[0], "another");

        var refusal = Assert.Throws<InvalidDataException>(_inputs.Open().Verify);

        Assert.Contains("ae448ac86c4e8e4dec645729708ef41873ae79c6dff84eff73360989487f08e5", refusal.Message, StringComparison.Ordinal);
        Assert.Contains(Input.All[0].Sha256, refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_byte_that_the_encoding_does_not_know_is_refused()
    {
        _inputs.With(Input.UnicodeData, "00E9;é");

        Assert.Throws<DecoderFallbackException>(() => _inputs.Open().Lines(Input.UnicodeData, "us-ascii").ToList());
    }
}
