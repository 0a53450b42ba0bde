using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;

namespace Shikaku.Features.Residents;

/// <summary>
/// What is known of the lines of one request: which are answered, and whether a row of a reply may be an answer. A line is answered when the registry has found residents
/// for it and given a row for each, or has said that there is none; an error (status 9) leaves it open.
/// </summary>
internal sealed class RequestLines
{
    private readonly InquiryKind _kind;
    private readonly ReadOnlyMemory<IndividualNumber> _asked;
    private readonly Line[] _lines;

    /// <summary>Starts with every line open.</summary>
    /// <param name="kind">How they ask.</param>
    /// <param name="count">How many there are.</param>
    /// <param name="asked">The numbers asked for, that of line 1 first; empty where the caller does not have them, or asked by five items.</param>
    public RequestLines(InquiryKind kind, int count, ReadOnlyMemory<IndividualNumber> asked = default)
    {
        if (!asked.IsEmpty && asked.Length != count)
        {
            throw new ArgumentException("A number for each line, or none.", nameof(asked));
        }

        (_kind, _asked, _lines, Open) = (kind, asked, new Line[count], count);
    }

    /// <summary>Number of lines without an answer.</summary>
    public int Open { get; private set; }

    /// <summary>Whether a line has its answer.</summary>
    /// <param name="line">Its number, from 1.</param>
    public bool IsAnswered(int line) => _lines[line - 1] is { Hits: > 0 } known && known.Taken == known.Hits;

    /// <summary>Notes that a line was answered before, as after a restart.</summary>
    /// <param name="line">Its number, from 1.</param>
    public void SetAnswered(int line)
    {
        if (!IsAnswered(line))
        {
            _lines[line - 1] = new Line(1, 1);
            Open--;
        }
    }

    /// <summary>Takes a row of a reply.</summary>
    /// <returns>What is wrong with it; only a row with nothing wrong may be used.</returns>
    public RegistryReplyProblem Take(in RegistryReplyRow row)
    {
        if (row.Problem != RegistryReplyProblem.None)
        {
            return row.Problem;
        }

        if (row.Line > _lines.Length)
        {
            return RegistryReplyProblem.UnknownLine;
        }

        if (!row.Number.IsNone && !_asked.IsEmpty && _asked.Span[row.Line - 1] != row.Number)
        {
            return RegistryReplyProblem.OtherNumber;
        }

        if (_kind == InquiryKind.Number && row.Hits > 1)
        {
            return RegistryReplyProblem.ImpossibleHits;
        }

        return row.Answer == RegistryAnswer.Failed && !IsAnswered(row.Line) ? RegistryReplyProblem.None : Count(row);
    }

    private RegistryReplyProblem Count(in RegistryReplyRow row)
    {
        ref var line = ref _lines[row.Line - 1];
        var hits = Math.Max(row.Hits, 1);
        if (line.Taken == line.Hits ? line.Hits > 0 : line.Hits != hits)
        {
            return RegistryReplyProblem.RepeatedAnswer;
        }

        line = new Line(hits, line.Taken + 1);
        Open -= line.Taken == hits ? 1 : 0;
        return RegistryReplyProblem.None;
    }

    /// <summary>A line: how many rows answer it, 0 while nobody knows, and how many of them came.</summary>
    private readonly record struct Line(int Hits, int Taken);
}
