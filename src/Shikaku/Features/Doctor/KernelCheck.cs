using System.Text;
using System.Text.Unicode;
using Shikaku.Core.Text;

namespace Shikaku.Features.Doctor;

/// <summary>Holds the engine's kernels over vectors against their scalar twins, on this processor (MAT-91).</summary>
internal static class KernelCheck
{
    private const int Longest = 200;

    /// <summary>What is put into an ordinary text, so that the kernels have something to find.</summary>
    private static readonly byte[][] Finds =
        [[], "\""u8.ToArray(), "\r\n"u8.ToArray(), "●"u8.ToArray(), "〓"u8.ToArray(), "\uE000"u8.ToArray(), "\U000F0000"u8.ToArray(), [0x80], [0xE5], [0xED, 0xA0, 0x80]];

    /// <summary>Whether both give the same answers for texts of every length with something to find at any place.</summary>
    public static bool KernelsAgree()
    {
        var row = Encoding.UTF8.GetBytes("06130488,J0000352,基金　洋子,ｷｷﾝ ﾖｳｺ,𠮷é,東京都千代田区麹町１丁目１－１,𩸽");
        for (var length = 0; length < Longest; length++)
        {
            var find = Finds[length % Finds.Length];
            byte[] text = [.. Enumerable.Range(0, length).Select(place => row[place % row.Length])];
            find.AsSpan(0, Math.Min(find.Length, length)).CopyTo(text.AsSpan((length * 7) % Math.Max(1, length - find.Length + 1)));
            if (!Agree(text))
            {
                return false;
            }
        }

        return true;
    }

    private static bool Agree(byte[] text) =>
        (text.Length == 0 || CsvSpecials.Find(text, 0) == CsvSpecials.FindScalar(text, 0))
        && Utf8Validator.IsValid(text) == Utf8.IsValid(text)
        && Placeholder.IsIn(text) == Placeholder.IsInScalar(text)
        && PlainText.AreEqual(text, text) == PlainText.AreEqualScalar(text, text)
        && LineEnds.Count(text, out var hasQuote) == LineEnds.CountScalar(text, out var hasQuoteScalar) && hasQuote == hasQuoteScalar;
}
