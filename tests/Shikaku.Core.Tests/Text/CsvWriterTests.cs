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
