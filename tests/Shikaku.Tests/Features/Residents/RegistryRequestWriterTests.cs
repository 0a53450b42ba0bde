using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>The content of requests.</summary>
public sealed class RegistryRequestWriterTests
{
    [Fact]
    public void Numbers_are_written_with_their_leading_zeros_in_numbered_lines()
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        Assert.True(Core.Identifiers.IndividualNumber.TryParse("012345678903"u8, out var number, out _), "The number has a right check digit.");
        writer.Add(number);
        writer.Add(MadeResidents.NumberOf(1));
        Assert.Equal($"line,individual_number\n1,012345678903\n2,{MadeResidents.DigitsOf(1)}\n", Encoding.UTF8.GetString(writer.Content.Span));
        Assert.Equal(2, writer.Lines);

        writer.Clear();
        Assert.Equal("line,individual_number\n", Encoding.UTF8.GetString(writer.Content.Span));
    }

    [Fact]
    public void Items_are_quoted_where_they_must_be()
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Items);
        writer.Add(new PersonText { KanjiName = "山本,\"花\""u8, KanaName = "ヤマモト"u8, BirthDate = "19800401"u8, Sex = "2"u8, Address = "東京都"u8 });
        Assert.Equal("line,name_kanji,name_kana,birth_date,sex,address\n1,\"山本,\"\"花\"\"\",ヤマモト,19800401,2,東京都\n", Encoding.UTF8.GetString(writer.Content.Span));
    }

    [Fact]
    public void Nothing_stays_in_memory_when_the_writer_is_done()
    {
        var writer = new RegistryRequestWriter(InquiryKind.Number);
        writer.Add(MadeResidents.NumberOf(1));
        var content = writer.Content;
        writer.Dispose();
        Assert.True(content.Span.Trim((byte)0).IsEmpty);
    }

    [Fact]
    public void A_request_is_full_at_its_limit()
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        var number = MadeResidents.NumberOf(1);
        for (var line = 0; line < RegistryRequest.MostLines; line++)
        {
            writer.Add(number);
        }

        Assert.Throws<InvalidOperationException>(() => writer.Add(number));
    }

    [Fact]
    public void A_line_costs_no_memory_once_the_buffer_is_there()
    {
        using var writer = new RegistryRequestWriter(InquiryKind.Number);
        var number = MadeResidents.NumberOf(1);

        // A collection amid the measurement counts what it gave up; it does not come each time.
        var fewest = long.MaxValue;
        for (var run = 0; run < 5; run++)
        {
            writer.Clear();
            var before = GC.GetAllocatedBytesForCurrentThread();
            for (var line = 0; line < 20_000; line++)
            {
                writer.Add(number);
            }

            fewest = Math.Min(fewest, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        Assert.Equal(0, fewest);
    }
}
