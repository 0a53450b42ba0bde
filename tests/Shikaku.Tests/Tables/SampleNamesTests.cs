using System.Text;
using Shikaku.Tables;

namespace Shikaku.Tests.Tables;

/// <summary>Which entries of the dictionary become names of the made-up population, and how common they are there.</summary>
public sealed class SampleNamesTests : IDisposable
{
    private readonly InputTree _sources = new InputTree()
        .With("common_surnames.tsv", "name\treading\tweight\n佐藤\tサトウ\t1830000\n")
        .With("common_given_names.tsv", "name\treading\tsex\n和子\tカズコ\t2\n清\tキヨシ\t1\n")
        .With("given_name_endings.tsv", "kanji\treading\tsex\n子\tコ\t2\n夫\tオ\t1\n");

    public void Dispose() => _sources.Dispose();

    [Fact]
    public void Listed_surnames_keep_their_weight_and_lead_those_of_the_dictionary()
    {
        string[] rows = Rows(Names(
            "佐藤,0,0,1,,,,姓,*,*,佐藤,サトウ,", "山田,0,0,5,,,,姓,*,*,山田,ヤマダ,", "山辺,0,0,5,,,,姓,*,*,山辺,ヤマベ,").Surname());

        Assert.Equal("佐藤\tサトウ\t1830000", rows[0]);
        Assert.Equal(3, rows.Length);
        Assert.All(rows[1..], row => Assert.InRange(int.Parse(row.Split('\t')[2], System.Globalization.CultureInfo.InvariantCulture), 1, 30_000));
    }

    [Theory]
    [InlineData("ゴア", "ゴア")]
    [InlineData("みつ子", "ミツコ")]
    [InlineData("陳", "チェン")]
    [InlineData("武者小路", "ムシャノコウジ")]
    [InlineData("井", "イ")]
    public void A_name_from_elsewhere_or_too_odd_is_left_out(string name, string reading) =>
        Assert.Equal(["佐藤\tサトウ\t1830000"], Rows(Names($"{name},0,0,5,,,,姓,*,*,{name},{reading},").Surname()));

    [Fact]
    public void The_cheapest_reading_is_taken() => Assert.Contains(
        Rows(Names("高柳,0,0,9766,,,,姓,*,*,高柳,タカヤギ,", "高柳,0,0,2280,,,,姓,*,*,高柳,タカヤナギ,").Surname()),
        row => row.StartsWith("高柳\tタカヤナギ\t", StringComparison.Ordinal));

    [Theory]
    [InlineData("幸夫", "ユキオ", "1")]
    [InlineData("幸子", "サチコ", "2")]
    public void The_ending_of_name_and_reading_tells_the_sex(string name, string reading, string sex) => Assert.Contains(
        Rows(Names($"{name},0,0,5,,,,名,*,*,{name},{reading},").GivenName()),
        row => row.StartsWith($"{name}\t{reading}\t", StringComparison.Ordinal) && row.EndsWith($"\t{sex}", StringComparison.Ordinal));

    [Theory]
    [InlineData("孔子", "コウシ")]
    [InlineData("青嵐", "セイラン")]
    public void A_given_name_whose_sex_the_ending_does_not_tell_is_left_out(string name, string reading) =>
        Assert.Equal(2, Rows(Names($"{name},0,0,5,,,,名,*,*,{name},{reading},").GivenName()).Length);

    private static string[] Rows(DataFile file) => Encoding.UTF8.GetString(file.Content).TrimEnd('\n').Split('\n')[1..];

    private SampleNames Names(params string[] lines) => new(lines, new HandKeptFolder(_sources.Path));
}
