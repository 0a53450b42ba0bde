using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Records;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>What the rows of a reply may hold, and what is said of those that may not.</summary>
public sealed class RegistryReplyReaderTests
{
    private static readonly Config Seeded = Config.QuickThrowOnFailure.WithReplay(20261121, 1).WithMaxTest(500);

    private static readonly string Number = MadeResidents.DigitsOf(1);

    [Fact]
    public void A_row_says_line_answer_number_and_what_the_registry_knows()
    {
        using var reader = RegistryReplyReader.Open(ReplyText.Of(ReplyText.Found(2, Number), ReplyText.None(1), ReplyText.None(3, status: 9)))!;
        var seen = new List<string>();
        foreach (var row in reader)
        {
            seen.Add($"{row.Problem} {row.FileLine} {row.Line} {row.Hits} {row.Answer} {row.Number} {Encoding.UTF8.GetString(row.Resident.Person.KanjiName)}");
        }

        Assert.Equal([$"None 2 2 1 Found {MadeResidents.NumberOf(1)} 山本　花子", "None 3 1 0 NotFound  ", "None 4 3 0 Failed  "], seen);
    }

    [Theory]
    [InlineData("x,1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData("0,1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData("+1,1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData("100001,1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData("99999999999,1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData(",1,{0},1,,,,,,,", "ImpossibleLine 0")]
    [InlineData("5,1,{0},,,,,,,,", "ImpossibleStatus 5")]
    [InlineData("5,1,{0},2,,,,,,,", "ImpossibleStatus 5")]
    [InlineData("5,1,{0},10,,,,,,,", "ImpossibleStatus 5")]
    [InlineData("5,0,{0},1,,,,,,,", "ImpossibleHits 5")]
    [InlineData("5,,{0},1,,,,,,,", "ImpossibleHits 5")]
    [InlineData("5,-1,{0},1,,,,,,,", "ImpossibleHits 5")]
    [InlineData("5,1,,0,,,,,,,", "ImpossibleHits 5")]
    [InlineData("5,1,,1,,,,,,,", "ImpossibleNumber 5")]
    [InlineData("5,1,123456789018,1,,,,,,,", "NothingSaid 5")]
    [InlineData("5,1,123456789010,1,,,,,,,", "ImpossibleNumber 5")]
    [InlineData("5,0,1,0,,,,,,,", "ImpossibleNumber 5")]
    [InlineData("5,1,{0},1,,,,,,", "UnreadableRow 0")]
    [InlineData("5,1,{0},1,\"x\"y,,,,,,", "UnreadableRow 0")]
    public void A_bad_row_is_given_with_its_problem_and_the_next_one_is_read(string bad, string expected)
    {
        using var reader = RegistryReplyReader.Open(ReplyText.Of(string.Format(null, bad, Number), ReplyText.Found(7, Number)))!;
        var seen = new List<string>();
        foreach (var row in reader)
        {
            seen.Add($"{row.Problem} {row.Line}");
        }

        Assert.Equal([expected, "None 7"], seen);
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html><body>502 Bad Gateway</body></html>\n")]
    [InlineData("line,hits,individual_number,stat")]
    [InlineData("line,hits,individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex\n")]
    public void What_lacks_the_columns_of_a_reply_is_no_reply(string text) => Assert.Null(RegistryReplyReader.Open(new ReplyText(Encoding.UTF8.GetBytes(text))));

    [Fact]
    public void A_reply_in_another_encoding_is_no_reply()
    {
        var rows = string.Concat(Enumerable.Range(1, 50).Select(line => ReplyText.Found(line, Number) + "\n"));
        var bytes = CodePagesEncodingProvider.Instance.GetEncoding(932)!.GetBytes(ReplyText.Header + rows);
        Assert.Null(RegistryReplyReader.Open(new ReplyText(bytes)));
    }

    [Fact]
    public void No_bytes_throw_or_become_an_answer_by_chance() => Prop.ForAll(
        ArbMap.Default.ArbFor<byte[]>(),
        bytes => CountAnswers(new ReplyText([.. Encoding.UTF8.GetBytes(ReplyText.Header), .. bytes])) == 0 && CountAnswers(new ReplyText(bytes)) == 0).Check(Seeded);

    [Fact]
    public void Damage_at_any_place_throws_nothing_and_never_makes_another_number_an_answer()
    {
        byte[] whole = Encoding.UTF8.GetBytes(ReplyText.Header + string.Concat(Enumerable.Range(1, 5).Select(line => ReplyText.Found(line, MadeResidents.DigitsOf(line)) + "\n")));
        var asked = Enumerable.Range(1, 5).Select(MadeResidents.NumberOf).ToArray();
        Prop.ForAll(
            Gen.Choose(0, whole.Length - 1).Two().Select(places => (First: places.Item1, Second: places.Item2)).ToArbitrary(),
            Gen.Elements(",\"\n0199\0\u00ff".Select(character => (byte)character).ToArray()).ToArbitrary(),
            (places, value) =>
            {
                byte[] damaged = [.. whole];
                damaged[places.First] = value;
                damaged[places.Second] = value;
                return TakesOnlyWhatWasAsked(new ReplyText(damaged), asked) && TakesOnlyWhatWasAsked(new ReplyText(whole[..places.First]), asked);
            }).Check(Seeded);
    }

    [Fact]
    public void An_ordinary_row_costs_no_memory()
    {
        const int Rows = 2_000;

        // A collection amid the measurement counts what it gave up; it does not come each time.
        var few = Enumerable.Range(0, 5).Min(_ => BytesFor(Rows));
        var many = Enumerable.Range(0, 5).Min(_ => BytesFor(4 * Rows));
        Assert.InRange(many - few, 0, Rows / 2);

        static long BytesFor(int rows)
        {
            using var reader = RegistryReplyReader.Open(ReplyText.Of([.. Enumerable.Range(1, rows).Select(line => ReplyText.Found(line, Number))]))!;
            var lines = new RequestLines(InquiryKind.Number, rows);
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var row in reader)
            {
                lines.Take(row);
            }

            var taken = GC.GetAllocatedBytesForCurrentThread() - before;
            Assert.Equal(0, lines.Open);
            return taken;
        }
    }

    private static int CountAnswers(ReplyText reply)
    {
        var answers = 0;
        using var reader = RegistryReplyReader.Open(reply);
        if (reader is not null)
        {
            foreach (var row in reader)
            {
                answers += row.Problem == RegistryReplyProblem.None ? 1 : 0;
            }
        }

        return answers;
    }

    private static bool TakesOnlyWhatWasAsked(ReplyText reply, Core.Identifiers.IndividualNumber[] asked)
    {
        using var reader = RegistryReplyReader.Open(reply);
        var lines = new RequestLines(InquiryKind.Number, asked.Length, asked);
        if (reader is not null)
        {
            foreach (var row in reader)
            {
                if (lines.Take(row) == RegistryReplyProblem.None && row.Answer == RegistryAnswer.Found && row.Number != asked[row.Line - 1])
                {
                    return false;
                }
            }
        }

        return true;
    }
}
