using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Text;

public sealed class CsvWriterTests
{
    [Fact]
    public void What_is_written_reads_back_as_it_was() =>
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500).WithReplay(7, 11), Prop.ForAll(
            Gen.Elements("", "a", "\"", ",", "資格", "two\nlines", "cr\r", " ").ArrayOf().Where(fields => fields.Length is > 0 and < 20).ToArbitrary(),
            fields =>
            {
                var writer = new CsvWriter(capacity: 4);
                foreach (var field in fields)
                {
                    writer.Field(field);
                }

                writer.EndRecord();
                var block = writer.Written.ToArray();
                var ranges = new FieldRange[fields.Length];
                var reader = new CsvReader(block);
                Assert.True(reader.TryRead(ranges, out var record));
                Assert.Equal(block.Length, record.End);
                Assert.Equal(fields, ranges.Select(range => Encoding.UTF8.GetString(block, range.Start, range.Length)));
            }));

    [Fact]
    public void A_special_character_is_seen_wherever_it_stands_and_its_neighbours_are_not_taken_for_it()
    {
        for (var length = 1; length <= 40; length++)
        {
            for (var place = 0; place < length; place++)
            {
                foreach (var character in Enumerable.Range(0, 256).Select(static value => (byte)value))
                {
                    var field = new byte[length];
                    field.AsSpan().Fill((byte)'a');
                    field[place] = character;
                    var writer = new CsvWriter();
                    writer.Field(field);
                    Assert.Equal(character is (byte)',' or (byte)'"' or (byte)'\r' or (byte)'\n', writer.Written[0] == (byte)'"');
                }
            }
        }
    }

    [Fact]
    public void Numbers_and_joined_codes_are_fields()
    {
        var writer = new CsvWriter();
        writer.Field(-7);
        writer.Field(1_234_567_890_123);
        writer.JoinedField(["S103", "S114"], ';');
        writer.JoinedField([], ';');
        writer.EndRecord();
        Assert.Equal("-7,1234567890123,S103;S114,\n", Encoding.UTF8.GetString(writer.Written));
    }

    [Fact]
    public void A_cleared_writer_starts_anew()
    {
        var writer = new CsvWriter();
        writer.Field("a");
        writer.Clear();
        writer.Field("b");
        Assert.Equal("b", Encoding.UTF8.GetString(writer.Written));
    }
}
