using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Tests.Identifiers;

/// <summary>Made-up digits for properties.</summary>
internal static class Digits
{
    public static byte[] Ascii(string text) => Encoding.ASCII.GetBytes(text);

    public static Gen<string> DigitString(int length) =>
        Gen.ArrayOf(Gen.Choose(0, 9), length).Select(static digits => string.Concat(digits));

    /// <summary>Well-formed 個人番号.</summary>
    public static Gen<string> IndividualNumbers() => DigitString(11)
        .Where(static body => body.Distinct().Count() > 1)
        .Select(static body => body + CheckDigits.Modulus11Person(Ascii(body)));

    public static Config Seeded(ulong seed) =>
        Config.QuickThrowOnFailure.WithReplay(seed, 1).WithMaxTest(500);

    public static string ToFullWidth(string text) =>
        string.Concat(text.Select(static character => character is > ' ' and <= '~' ? (char)(character + 0xFEE0) : character));
}
