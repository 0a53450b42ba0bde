using System.Text;
using System.Text.Json;
using Shikaku.Core.Judgement;

namespace Shikaku.Features.Checks.Runs;

/// <summary>What came of the lines of a request so far.</summary>
public sealed class AnswerCounts
{
    private readonly long[] _marks = new long[Enum.GetValues<Mark>().Length];

    /// <summary>Answers that told nothing new.</summary>
    public long Unchanged { get; set; }

    /// <summary>Answers about members whose record had changed so that they are asked about anew, or who are gone.</summary>
    public long Outdated { get; set; }

    /// <summary>Rows of replies that could not be used.</summary>
    public long Unusable { get; set; }

    /// <summary>Number of judgements with a mark.</summary>
    public long Of(Mark mark) => _marks[(int)mark];

    /// <summary>Counts a judgement.</summary>
    public void Add(Mark mark) => _marks[(int)mark]++;

    /// <summary>Adds the counts of another part.</summary>
    public void Add(AnswerCounts other)
    {
        for (var mark = 0; mark < _marks.Length; mark++)
        {
            _marks[mark] += other._marks[mark];
        }

        (Unchanged, Outdated, Unusable) = (Unchanged + other.Unchanged, Outdated + other.Outdated, Unusable + other.Unusable);
    }

    /// <summary>As JSON.</summary>
    public string ToJson()
    {
        using var content = new MemoryStream();
        using (var json = new Utf8JsonWriter(content))
        {
            json.WriteStartObject();
            foreach (var mark in Enum.GetValues<Mark>())
            {
                json.WriteNumber(mark.ToString(), Of(mark));
            }

            json.WriteNumber(nameof(Unchanged), Unchanged);
            json.WriteNumber(nameof(Outdated), Outdated);
            json.WriteNumber(nameof(Unusable), Unusable);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(content.GetBuffer(), 0, (int)content.Length);
    }

    /// <summary>Reads what <see cref="ToJson"/> wrote.</summary>
    public static AnswerCounts Parse(string? text)
    {
        var counts = new AnswerCounts();
        if (text is null)
        {
            return counts;
        }

        using var json = JsonDocument.Parse(text);
        foreach (var mark in Enum.GetValues<Mark>())
        {
            counts._marks[(int)mark] = json.RootElement.GetProperty(mark.ToString()).GetInt64();
        }

        counts.Unchanged = json.RootElement.GetProperty(nameof(Unchanged)).GetInt64();
        counts.Outdated = json.RootElement.GetProperty(nameof(Outdated)).GetInt64();
        counts.Unusable = json.RootElement.GetProperty(nameof(Unusable)).GetInt64();
        return counts;
    }
}
