using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Features.Members;
using Shikaku.Features.MissingNumbers;
using Shikaku.Features.MissingNumbers.Documents;
using Shikaku.Features.Organisations;
using Shikaku.Features.Residents;
using Shikaku.Features.Residents.Simulation;
using Shikaku.Tests.Storage;
using static Shikaku.Tests.Features.MissingNumbers.MissingDesk;

namespace Shikaku.Tests.Features.MissingNumbers;

/// <summary>Nobody is ever sought by three items (CHK-11): there is no kind, column, option or parameter that could say so, and nothing with a blank item is sent.</summary>
public sealed class NeverByThreeTests(RegisterServer server) : IAsyncLifetime
{
    private static readonly string[] Items = ["name_kanji", "name_kana", "birth_date", "sex", "address"];

    private MissingDesk _desk = null!;

    public static TheoryData<string, string> Blanks => [.. Items.SelectMany(item => new[] { "five", "four" }.Select(kind => (item, kind)))
        .Where(blank => blank is not ("name_kana", "four"))];

    public async ValueTask InitializeAsync() => _desk = await OpenAsync(server, Office);

    public ValueTask DisposeAsync() => _desk.DisposeAsync();

    [Fact]
    public void There_are_three_ways_to_ask_and_each_names_all_its_items()
    {
        Assert.Equal([InquiryKind.Number, InquiryKind.Items, InquiryKind.FourItems], Enum.GetValues<InquiryKind>());
        string[] Required(InquiryKind kind) => [.. RegistryRequestColumns.Of(kind).ToArray().Where(column => column.IsRequired).Select(column => column.Name).Order(StringComparer.Ordinal)];
        Assert.Equal([.. Items.Append("line").Order(StringComparer.Ordinal)], Required(InquiryKind.Items));
        Assert.Equal([.. Items.Append("line").Where(item => item != "name_kana").Order(StringComparer.Ordinal)], Required(InquiryKind.FourItems));
        Assert.Equal("line,name_kanji,name_kana,birth_date,sex,address\n", Encoding.UTF8.GetString(RegistryRequestColumns.HeaderOf(InquiryKind.Items)));
        Assert.Equal("line,name_kanji,birth_date,sex,address\n", Encoding.UTF8.GetString(RegistryRequestColumns.HeaderOf(InquiryKind.FourItems)));
    }

    [Fact]
    public void Whoever_has_the_registry_asked_says_nothing_about_items()
    {
        Assert.Equal(["NoticeFailure"], typeof(InquiryDocument).GetProperties().Select(property => property.Name));
        var parameters = typeof(InquiryDesk).GetMethod(nameof(InquiryDesk.StartAsync))!.GetParameters().Select(parameter => parameter.ParameterType);
        Assert.DoesNotContain(typeof(InquiryKind), parameters);
        Assert.DoesNotContain(typeof(InquiryItem), parameters);
    }

    [Fact]
    public void No_registration_from_an_inquiry_has_the_method_of_three_items() =>
        Assert.Equal(
            ["2", "3"],
            typeof(NumberRegistration).GetFields().Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!).Order(StringComparer.Ordinal));

    [Theory]
    [MemberData(nameof(Blanks))]
    public void The_writer_of_requests_refuses_a_line_with_a_blank_item(string blank, string kind)
    {
        using var writer = new RegistryRequestWriter(kind == "five" ? InquiryKind.Items : InquiryKind.FourItems);
        ReadOnlySpan<byte> Of(string item, ReadOnlySpan<byte> text) => item == blank ? " "u8 : text;
        var person = new PersonText
        {
            KanjiName = Of("name_kanji", "基金　洋子"u8),
            KanaName = Of("name_kana", "キキン　ヨウコ"u8),
            BirthDate = Of("birth_date", "19800101"u8),
            Sex = Of("sex", "2"u8),
            Address = Of("address", "東京都千代田区麹町１丁目１番地"u8),
        };
        var refused = false;
        try
        {
            writer.Add(person);
        }
        catch (ArgumentException)
        {
            refused = true;
        }

        Assert.True(refused);
        Assert.Equal(0, writer.Lines);
    }

    [Theory]
    [InlineData("address=")]
    [InlineData("name_kana=")]
    [InlineData("sex=3")]
    [InlineData("name_kana=", "address=")]
    public async Task A_row_with_a_blank_item_is_sent_back_and_nothing_is_asked(params string[] cells)
    {
        await using var desk = await OpenAsync(server);
        await desk.TakeInAsync(LineWithout("m1", cells));
        var entry = (await desk.EntryAsync("m1")).Id;
        await desk.AskNoticeAsync(entry);
        Assert.Equal("S201", (await desk.StartAsync(entry)).Refusal?.Problem.Code);
        await desk.Checked.RunAsync();
        Assert.Empty(desk.Registry.Inquiries);
        Assert.Equal("SentBack S201", await desk.StateAsync("m1"));
    }

    [Theory]
    [InlineData("address=")]
    [InlineData("sex=3")]
    [InlineData("name_kana=", "address=")]
    public async Task Neither_is_a_row_of_a_welfare_office_with_three_of_its_four_items(params string[] cells)
    {
        await _desk.SetOfficeAsync(WelfareOfficeType.C);
        await _desk.TakeInAsync(LineWithout("m1", cells));
        var entry = (await _desk.EntryAsync("m1")).Id;
        await _desk.AskNoticeAsync(entry);
        Assert.Equal("S201", (await _desk.StartAsync(entry)).Refusal?.Problem.Code);
        await _desk.Checked.RunAsync();
        Assert.Empty(_desk.Registry.Inquiries);
    }

    [Fact]
    public async Task The_simulated_registry_reads_no_request_that_lacks_a_column_and_finds_nobody_by_a_blank_one()
    {
        using var folder = new TemporaryFolder();
        foreach (var kind in new[] { InquiryKind.Items, InquiryKind.FourItems })
        {
            var columns = Encoding.UTF8.GetString(RegistryRequestColumns.HeaderOf(kind)).TrimEnd('\n').Split(',');
            foreach (var left in columns)
            {
                var path = folder.PathOf($"{kind}-{left}.csv");
                await System.IO.File.WriteAllTextAsync(path, string.Join(',', columns.Where(column => column != left)) + "\n");
                using var inquiry = InquiryFile.Open(kind, path);
                Assert.Null(inquiry);
            }
        }
    }

    [Fact]
    public async Task The_method_of_three_items_is_not_accepted_anew()
    {
        await using var desk = await OpenAsync(server);
        await desk.TakeInAsync(MemberLinesOf("acquisition_method=4"));
        Assert.Null(await desk.RegisteredAsync("m1"));
        Assert.Contains(FindingCode.S132.ToString(), await desk.QueryAsync("SELECT code FROM intake.finding"));
        Assert.DoesNotContain("4", MemberWords.ChoicesOf(MemberColumn.AcquisitionMethod)!.Select(choice => choice.Value));
    }

    private static string MemberLinesOf(params string[] cells) => Members.MemberLines.Line("m1", cells);
}
