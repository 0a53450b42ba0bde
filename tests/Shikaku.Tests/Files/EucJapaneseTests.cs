using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Tests.Files;

/// <summary>A file in EUC-JP is refused as a whole, and nothing else is taken for one.</summary>
public sealed class EucJapaneseTests
{
    /// <summary>東京都,山田太郎 in EUC-JP.</summary>
    private static readonly byte[] Text = [0xC5, 0xEC, 0xB5, 0xFE, 0xC5, 0xD4, (byte)',', 0xBB, 0xB3, 0xC5, 0xC4, 0xC2, 0xC0, 0xCF, 0xBA, (byte)'\n'];

    [Fact]
    public void A_file_in_EUC_JP_is_refused_in_one_sentence()
    {
        var refused = Assert.Throws<UnusableInputException>(() => FileForm.RequireText("members.csv", Text));
        Assert.Contains("EUC-JP", refused.Message, StringComparison.Ordinal);
        Assert.True(EucJapanese.Is(Text.AsSpan(0, 3)));
    }

    [Fact]
    public void UTF_8_is_not_taken_for_EUC_JP()
    {
        Assert.False(EucJapanese.Is("東京都,山田太郎\n"u8));
        Assert.False(EucJapanese.Is("ｱｲ,ｳｴ\n"u8));
        Assert.False(EucJapanese.Is("plain\n"u8));
    }

    [Fact]
    public void CP932_is_not_taken_for_EUC_JP()
    {
        // 東京, and half-width kana alone.
        Assert.False(EucJapanese.Is([0x93, 0x8C, 0x8B, 0x9E, (byte)'\n']));
        Assert.False(EucJapanese.Is([0xB1, 0xB2, 0xB3, 0xB4, (byte)'\n']));
    }
}
