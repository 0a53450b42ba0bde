using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>The single-character part of NFKC, and the folds that are made of it (MAT-11, MAT-12).</summary>
public sealed class UnicodeDataTests
{
    private static readonly UnicodeData Unicode = new(
    [
        "0020;SPACE;Zs;0;WS;;;;;N;;;;;",
        "0041;LATIN CAPITAL LETTER A;Lu;0;L;;;;;N;;;;0061;",
        "0061;LATIN SMALL LETTER A;Ll;0;L;;;;;N;;;0041;;0041",
        "00B2;SUPERSCRIPT TWO;No;0;EN;<super> 0032;;2;2;N;;;;;",
        "00E9;LATIN SMALL LETTER E WITH ACUTE;Ll;0;L;0065 0301;;;;N;;;00C9;;00C9",
        "03B1;GREEK SMALL LETTER ALPHA;Ll;0;L;;;;;N;;;0391;;0391",
        "1E9B;LATIN SMALL LETTER LONG S WITH DOT ABOVE;Ll;0;L;017F 0307;;;;N;;;1E60;;1E60",
        "017F;LATIN SMALL LETTER LONG S;Ll;0;L;<compat> 0073;;;;N;;;0053;;0053",
        "1E61;LATIN SMALL LETTER S WITH DOT ABOVE;Ll;0;L;0073 0307;;;;N;;;1E60;;1E60",
        "200B;ZERO WIDTH SPACE;Cf;0;BN;;;;;N;;;;;",
        "2011;NON-BREAKING HYPHEN;Pd;0;ON;<noBreak> 2010;;;;N;;;;;",
        "2160;ROMAN NUMERAL ONE;Nl;0;L;<compat> 0049;;;1;N;;;;2170;",
        "2161;ROMAN NUMERAL TWO;Nl;0;L;<compat> 0049 0049;;;2;N;;;;2171;",
        "2460;CIRCLED DIGIT ONE;No;0;ON;<circle> 0031;;1;1;N;;;;;",
        "3042;HIRAGANA LETTER A;Lo;0;L;;;;;N;;;;;",
        "304C;HIRAGANA LETTER GA;Lo;0;L;304B 3099;;;;N;;;;;",
        "FA10;CJK COMPATIBILITY IDEOGRAPH-FA10;Lo;0;L;585A;;;;N;;;;;",
        "FE00;VARIATION SELECTOR-1;Mn;0;NSM;;;;;N;;;;;",
        "FF41;FULLWIDTH LATIN SMALL LETTER A;Ll;0;L;<wide> 0061;;;;N;;;FF21;;FF21",
        "FF9E;HALFWIDTH KATAKANA VOICED SOUND MARK;Lm;0;L;<narrow> 3099;;;;N;;;;;",
    ]);

    private static readonly Dictionary<int, FoldTableMaker.Fold> Folds = FoldTableMaker.Make(Unicode);

    [Theory]
    [InlineData(0xFA10, 0x585A)]
    [InlineData(0xFF41, 0x0061)]
    [InlineData(0x2160, 0x0049)]
    [InlineData(0x1E9B, 0x1E61)]
    [InlineData(0x2161, 0x2161)]
    [InlineData(0x00E9, 0x00E9)]
    [InlineData(0x304C, 0x304C)]
    public void A_character_with_one_compatibility_form_has_it_and_others_stay(int codePoint, int form) =>
        Assert.Equal(form, Unicode.SingleCompatibilityForm(codePoint));

    [Theory]
    [InlineData(0xFF41, "map", 0x0041, "F-WIDTH")]
    [InlineData(0x0061, "map", 0x0041, "F-CASE")]
    [InlineData(0x00E9, "map", 0x00C9, "F-CASE")]
    [InlineData(0x1E9B, "map", 0x1E60, "F-CASE")]
    [InlineData(0x2160, "map", 0x0049, "F-COMPAT")]
    [InlineData(0xFA10, "map", 0x585A, "F-COMPAT")]
    [InlineData(0x3042, "map", 0x30A2, "F-SCRIPT")]
    [InlineData(0x304C, "map", 0x30AC, "F-SCRIPT")]
    [InlineData(0xFF9E, "map", 0x309B, "F-WIDTH")]
    [InlineData(0x2011, "hyphen", 0x002D, "F-HYPHEN")]
    [InlineData(0x200B, "skip", null, "F-SPACE")]
    [InlineData(0xFE00, "skip", null, "F-IVS")]
    public void A_character_folds(int codePoint, string action, int? target, string reason) =>
        Assert.Equal(new(action, target, reason), Folds[codePoint]);

    [Theory]
    [InlineData(0x0020)]
    [InlineData(0x0041)]
    [InlineData(0x00B2)]
    [InlineData(0x03B1)]
    [InlineData(0x2161)]
    [InlineData(0x2460)]
    public void A_character_stays(int codePoint) => Assert.DoesNotContain(codePoint, Folds.Keys);
}
