using Shikaku.Commands;

namespace Shikaku.Files;

/// <summary>Refuses a file by its first bytes where they tell that it is no text in UTF-8 or CP932, in a sentence that says what it is.</summary>
internal static class FileForm
{
    private const string SaveAsText = "UTF-8 または Shift_JIS で保存し直してから指定してください。";

    /// <summary>Makes sure that a file can be a text.</summary>
    /// <param name="path">The path as given by the user.</param>
    /// <param name="beginning">The first bytes of the file, or all.</param>
    /// <exception cref="UnusableInputException">It is in UTF-16, UTF-32 or EUC-JP, an Excel workbook, another archive, or has nothing behind its byte order mark.</exception>
    public static void RequireText(string path, ReadOnlySpan<byte> beginning)
    {
        if (EucJapanese.Is(beginning))
        {
            throw new UnusableInputException($"{path}: 文字コードが EUC-JP です。{SaveAsText}");
        }

        switch (beginning)
        {
            case [0xEF, 0xBB, 0xBF]:
                throw ReadableFile.Empty(path);
            case [0xFF, 0xFE, 0, 0, ..] or [0, 0, 0xFE, 0xFF, ..]:
                throw new UnusableInputException($"{path}: 文字コードが UTF-32 です。{SaveAsText}");
            case [0xFF, 0xFE, ..] or [0xFE, 0xFF, ..] or [0, not 0, 0, not 0, ..] or [not 0, 0, not 0, 0, ..]:
                throw new UnusableInputException($"{path}: 文字コードが UTF-16 です。{SaveAsText}");
            case [(byte)'P', (byte)'K', 3, 4, ..] or [0xD0, 0xCF, 0x11, 0xE0, ..]:
                throw new UnusableInputException($"{path}: Excel のブックか圧縮ファイルです。テキスト(CSV)で保存し直してから指定してください。");
        }
    }
}
