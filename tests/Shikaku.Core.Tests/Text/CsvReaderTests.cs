using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public sealed class CsvReaderTests
{
    [Theory]
    [InlineData("a,b\nc,d\n", "a|b", "c|d")]
    [InlineData("a,b\r\nc,d\r\n", "a|b", "c|d")]
    [InlineData("a,b\nc,d", "a|b", "c|d")]
    [InlineData("a,\n,b\n", "a|", "|b")]
    [InlineData("\"a,1\",\"b\nc\"\n", "a,1|b\nc")]
    [InlineData("\"a\"\"b\",\"\"\n", "a\"b|")]
    [InlineData("保険者番号,漢字氏名\n06130488,基金　洋子\n", "保険者番号|漢字氏名", "06130488|基金　洋子")]
    public void A_well_formed_text_gives_its_fields(string text, params string[] records) =>
        Assert.Equal(records, Read(text).Select(record => record.Text));

    [Fact]
    public void A_record_tells_its_lines()
    {
        var records = Read("a\n\"b\nc\nd\"\ne\n");
        Assert.Equal([1, 3, 1], records.Select(record => record.Lines));
    }

    [Theory]
    [InlineData("a\"b,c\nd,e\n")]
    [InlineData("\"a\"b,c\nd,e\n")]
    [InlineData("\"a,c\nd,e\n")]
    [InlineData("a,\"b\" \nd,e\n")]
    public void A_wrong_quotation_mark_spoils_its_own_line_only(string text)
    {
        var records = Read(text);
        Assert.Equal([CsvFault.Quote, CsvFault.None], records.Select(record => record.Fault));
        Assert.Equal("d|e", records[1].Text);
    }

    [Fact]
    public void A_forgotten_closing_mark_does_not_swallow_rows_up_to_the_next_mark()
    {
        var records = Read("\"a,b\nc,d\ne,\"f\"\n");
        Assert.Equal([CsvFault.Quote, CsvFault.None, CsvFault.None], records.Select(record => record.Fault));
        Assert.Equal(["c|d", "e|f"], records.Skip(1).Select(record => record.Text));
    }

    [Theory]
    [InlineData("a\0b\nc\n")]
    [InlineData("a\rb\nc\n")]
    [InlineData("a\u0001\nc\n")]
    public void A_control_character_is_a_fault_of_its_record(string text) =>
        Assert.Equal([CsvFault.ControlCharacter, CsvFault.None], Read(text).Select(record => record.Fault));

    [Fact]
    public void A_tab_is_an_ordinary_character() => Assert.Equal("a\tb|c", Assert.Single(Read("a\tb,c\n")).Text);

    [Fact]
    public void A_record_beyond_the_limit_is_a_fault_and_the_next_one_is_read()
    {
        var records = Read(new string('x', CsvReader.MaxRecordBytes) + "\nb\n");
        Assert.Equal([CsvFault.TooLong, CsvFault.None], records.Select(record => record.Fault));
    }

    [Fact]
    public void A_quoted_field_beyond_the_limit_counts_as_not_closed()
    {
        var records = Read("\"" + new string('x', CsvReader.MaxRecordBytes) + "\"\nb\n");
        Assert.Equal([CsvFault.Quote, CsvFault.None], records.Select(record => record.Fault));
    }

    [Fact]
    public void Fields_that_do_not_fit_are_counted()
    {
        var reader = new CsvReader("a,b,c\n"u8.ToArray());
        Assert.True(reader.TryRead(new FieldRange[2], out var record));
        Assert.Equal(3, record.FieldCount);
    }

    [Fact]
    public void Reading_agrees_with_CsvHelper()
    {
        var field = Gen.OneOf(
            Gen.Elements("", "a", "資格", " ", "ｶﾞ", "x y", "0123456789012345678901234567890123456789012345678901234567890123456789"),
            Gen.Elements("\"", "a,b", "line\nbreak", "line\r\nbreak", "\"\"", ",", "quote\"inside"));
        var record = field.ArrayOf().Where(fields => fields.Length is > 0 and < 12 && !(fields.Length == 1 && fields[0].Length == 0));
        var text = Gen.Zip(record.ArrayOf(), Gen.Elements("\n", "\r\n")).Select(parts => (Rows: parts.Item1, LineEnd: parts.Item2));
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 11), Prop.ForAll(text.ToArbitrary(), sample =>
        {
            var csv = string.Concat(sample.Rows.Select(row => string.Join(',', row.Select(Quote)) + sample.LineEnd));
            Assert.Equal(ReadWithCsvHelper(csv), Read(csv).Select(row => row.Text).ToList());
        }));
    }

    [Fact]
    public void Vectorised_and_scalar_search_find_the_same_bytes() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 11), Prop.ForAll(ArbMap.Default.ArbFor<byte[]>(), bytes =>
        {
            var block = new byte[200];
            for (var i = 0; i < block.Length; i++)
            {
                block[i] = bytes.Length == 0 ? (byte)i : bytes[i % bytes.Length];
            }

            for (var start = 0; start < block.Length; start++)
            {
                Assert.Equal(CsvSpecials.FindScalar(block, start), CsvSpecials.Find(block, start));
            }
        }));

    [Fact]
    public void A_file_cut_into_blocks_reads_as_the_whole_file()
    {
        var piece = Gen.Elements("a", "\"", ",", "\n", "\r\n", "\"\"", "資格", "\"a\nb\"", "\"x\",", "plain,line\n");
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(2000).WithReplay(7, 11), Prop.ForAll(Gen.Zip(piece.ArrayOf(), Gen.Choose(1, 40)).ToArbitrary(), sample =>
        {
            var text = string.Concat(sample.Item1);
            Assert.Equal(Read(text), ReadInBlocks(Encoding.UTF8.GetBytes(text), sample.Item2));
        }));
    }

    /// <summary>Reads as the block reader of the check does: a growing buffer is parted at the last boundary, the rest goes to the next block.</summary>
    private static List<Row> ReadInBlocks(byte[] file, int readBytes)
    {
        var rows = new List<Row>();
        var start = 0;
        var end = 0;
        while (start < file.Length)
        {
            end = Math.Min(file.Length, Math.Max(end, start) + readBytes);
            var boundary = CsvBoundary.FindLast(file.AsSpan(start, end - start), end == file.Length, out var lines);
            Assert.Equal(file.AsSpan(start, boundary).Count((byte)'\n'), lines);
            rows.AddRange(ReadBlock(file.AsSpan(start, boundary).ToArray()));
            start += boundary;
        }

        return rows;
    }

    private static List<Row> Read(string text) => ReadBlock(Encoding.UTF8.GetBytes(text));

    private static List<Row> ReadBlock(byte[] block)
    {
        var rows = new List<Row>();
        var fields = new FieldRange[64];
        var reader = new CsvReader(block);
        while (reader.TryRead(fields, out var record))
        {
            var texts = fields[..record.FieldCount].Select(field => Encoding.UTF8.GetString(block, field.Start, field.Length));
            rows.Add(new Row(record.Fault == CsvFault.None ? string.Join('|', texts) : "", record.Fault, record.LineCount));
        }

        return rows;
    }

    private static List<string> ReadWithCsvHelper(string csv)
    {
        var rows = new List<string>();
        using var oracle = CsvHelper.CsvReader.FromText(csv, CsvHelper.CsvReaderOptions.Default with { HasHeader = false, SkipEmptyLines = false });
        while (oracle.Read())
        {
            rows.Add(string.Join('|', Enumerable.Range(0, oracle.FieldCount).Select(oracle.GetString)));
        }

        return rows;
    }

    private static string Quote(string field) =>
        field.AsSpan().ContainsAny(",\"\r\n") ? "\"" + field.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"" : field;

    private sealed record Row(string Text, CsvFault Fault, int Lines);
}
