using System.Security.Cryptography;
using System.Text;
using Shikaku.Web.Components;

namespace Shikaku.Tests.Web;

/// <summary>
/// QR codes as ISO/IEC 18004 has them. The pictures were made by another program (QRCoder 1.8.1), which agreed with this one on a thousand texts of every length.
/// </summary>
public sealed class QrCodeTests
{
    [Fact]
    public void A_text_is_drawn_as_another_program_draws_it() =>
        Assert.Equal(
            """
            #######..###..#######
            #.....#.#.....#.....#
            #.###.#...#...#.###.#
            #.###.#...###.#.###.#
            #.###.#.#.#.#.#.###.#
            #.....#..#..#.#.....#
            #######.#.#.#.#######
            ..........###........
            #.#.#.#...##....#..#.
            ..#.##.#.##...##.####
            ##..#.#.###.#...#.###
            #..###...##...#.....#
            ....#.##..#.#.###...#
            ........#.##.#..###..
            #######..#.#.########
            #.....#..#.###..#...#
            #.###.#.##.#.##....##
            #.###.#..##...######.
            #.###.#.#...#..###..#
            #.....#..##...#....#.
            #######.#.#.#.#.#..##
            """,
            PictureOf(QrCode.Of("Shikaku")));

    /// <summary>The longest text of each version.</summary>
    [Theory]
    [InlineData(14, 21, "5b8d0c7c36dd6c5154eae54a177d6e84")]
    [InlineData(26, 25, "fbcee46ed7f397f928b9ba1a73207a0b")]
    [InlineData(42, 29, "4395f1fe26164a4df4918b0ed50dce7b")]
    [InlineData(62, 33, "09a91cc65ba3fef1d9a441ab9627d264")]
    [InlineData(84, 37, "f6aaff66cd36c0cebd3fdd68cc497af8")]
    [InlineData(106, 41, "2ec9341d7f0a3a495dc38e03e0d3ed7c")]
    [InlineData(122, 45, "7186c7183dfbb6b589e811ca20fb216f")]
    [InlineData(152, 49, "66852c52cc45d4311044371cb759b610")]
    [InlineData(180, 53, "b3c72465776971e3ad7f0d4bf070ba70")]
    [InlineData(213, 57, "25654fce2d260d42f2f1cf02584fdfa1")]
    [InlineData(251, 61, "6d7115b6ee75d0caa38ef7219fd9c495")]
    [InlineData(287, 65, "36bdbf6d59646f9c010255db9c552d46")]
    [InlineData(331, 69, "bb7a4cfbabe15cee62ec3e671e5ce77b")]
    public void Every_version_is_drawn_as_another_program_draws_it(int length, int size, string digest)
    {
        var code = QrCode.Of(string.Concat(Enumerable.Range(0, length).Select(i => (char)('!' + (i * 7 % 90)))));
        Assert.Equal(size, code.Size);
        var squares = PictureOf(code).Replace("\n", "", StringComparison.Ordinal);
        Assert.StartsWith(digest, Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(squares))), StringComparison.Ordinal);
    }

    [Fact]
    public void A_longer_text_is_refused() => Assert.Throws<ArgumentOutOfRangeException>(() => QrCode.Of(new string('x', 332)));

    /// <summary>The example of a block that is often printed: HELLO WORLD at version 1 and level M.</summary>
    [Fact]
    public void A_block_is_corrected_by_the_bytes_of_the_well_known_example() =>
        Assert.Equal(
            [196, 35, 39, 119, 235, 215, 231, 226, 93, 23],
            QrCorrection.Of([32, 91, 11, 120, 209, 114, 220, 77, 67, 64, 236, 17, 236, 17, 236, 17], 10));

    /// <summary>The bits for level M of the table in annex C, read from the column beside the upper left square.</summary>
    [Theory]
    [InlineData(0, "101010000010010")]
    [InlineData(1, "101000100100101")]
    [InlineData(2, "101111001111100")]
    [InlineData(3, "101101101001011")]
    [InlineData(4, "100010111111001")]
    [InlineData(5, "100000011001110")]
    [InlineData(6, "100111110010111")]
    [InlineData(7, "100101010100000")]
    public void The_mask_is_told_as_the_table_of_the_standard_says(int mask, string bits)
    {
        var code = QrCode.Of("Shikaku", mask);
        (int X, int Y)[] places =
        [
            (0, 8), (1, 8), (2, 8), (3, 8), (4, 8), (5, 8), (7, 8), (8, 8), (8, 7), (8, 5), (8, 4), (8, 3), (8, 2), (8, 1), (8, 0),
        ];
        Assert.Equal(bits, string.Concat(places.Select(place => code[place.X, place.Y] ? '1' : '0')));
    }

    private static string PictureOf(QrCode code) => string.Join(
        '\n', Enumerable.Range(0, code.Size).Select(y => string.Concat(Enumerable.Range(0, code.Size).Select(x => code[x, y] ? '#' : '.'))));
}
