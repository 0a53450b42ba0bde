using Shikaku.Features.Residents;
using static Shikaku.Features.Residents.RegistryReplyProblem;

namespace Shikaku.Tests.Features.Residents;

/// <summary>Which rows of a reply answer a request.</summary>
public sealed class RequestLinesTests
{
    private static readonly string First = MadeResidents.DigitsOf(1);
    private static readonly string Second = MadeResidents.DigitsOf(2);

    [Fact]
    public void Found_and_not_found_are_answers_an_error_is_none()
    {
        var lines = ByNumber();
        Assert.Equal([None, None], Take(lines, ReplyText.Found(1, First), ReplyText.None(2, status: 9)));
        Assert.Equal((1, true, false), (lines.Open, lines.IsAnswered(1), lines.IsAnswered(2)));
        Assert.Equal([None], Take(lines, ReplyText.None(2)));
        Assert.Equal(0, lines.Open);
    }

    [Fact]
    public void A_line_that_the_request_does_not_have_is_unknown() => Assert.Equal([UnknownLine], Take(ByNumber(), ReplyText.Found(3, First)));

    [Fact]
    public void Another_number_than_the_one_asked_for_is_no_answer()
    {
        var lines = ByNumber();
        Assert.Equal([OtherNumber], Take(lines, ReplyText.Found(1, Second)));
        Assert.False(lines.IsAnswered(1));
    }

    [Fact]
    public void A_line_is_answered_once()
    {
        var lines = ByNumber();
        Assert.Equal([None, RepeatedAnswer, RepeatedAnswer, RepeatedAnswer], Take(lines, ReplyText.Found(1, First), ReplyText.Found(1, First), ReplyText.None(1), ReplyText.None(1, status: 9)));
        Assert.Equal(1, lines.Open);
    }

    [Fact]
    public void A_line_answered_before_a_restart_stays_answered()
    {
        var lines = ByNumber();
        lines.SetAnswered(1);
        lines.SetAnswered(1);
        Assert.Equal(1, lines.Open);
        Assert.Equal([RepeatedAnswer], Take(lines, ReplyText.Found(1, First)));
    }

    [Fact]
    public void A_number_belongs_to_one_resident() => Assert.Equal([ImpossibleHits], Take(ByNumber(), ReplyText.Found(1, First, hits: 2)));

    [Fact]
    public void By_five_items_a_line_is_answered_when_each_hit_has_its_row()
    {
        var lines = new RequestLines(InquiryKind.Items, 2);
        Assert.Equal([None], Take(lines, ReplyText.Found(1, First, hits: 2)));
        Assert.False(lines.IsAnswered(1));
        Assert.Equal([None, RepeatedAnswer], Take(lines, ReplyText.Found(1, Second, hits: 2), ReplyText.Found(1, Second, hits: 2)));
        Assert.True(lines.IsAnswered(1));
    }

    [Fact]
    public void Rows_of_one_line_agree_on_the_number_of_hits()
    {
        var lines = new RequestLines(InquiryKind.Items, 1);
        Assert.Equal([None, RepeatedAnswer, RepeatedAnswer], Take(lines, ReplyText.Found(1, First, hits: 3), ReplyText.Found(1, Second, hits: 2), ReplyText.None(1)));
        Assert.Equal(1, lines.Open);
    }

    private static RequestLines ByNumber() => new(InquiryKind.Number, 2, new[] { MadeResidents.NumberOf(1), MadeResidents.NumberOf(2) });

    private static List<RegistryReplyProblem> Take(RequestLines lines, params string[] rows)
    {
        var problems = new List<RegistryReplyProblem>();
        using var reader = RegistryReplyReader.Open(ReplyText.Of(rows))!;
        foreach (var row in reader)
        {
            problems.Add(lines.Take(row));
        }

        return problems;
    }
}
