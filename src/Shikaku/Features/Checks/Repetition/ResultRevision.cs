using System.Buffers.Text;
using System.Text;
using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Results;

namespace Shikaku.Features.Checks.Repetition;

/// <summary>
/// Brings what was learned from repeated rows into the result files that were written before: leaves out ignored rows, refuses rows,
/// changes marks, adds findings behind those of the same line. Each file is copied once, in order.
/// </summary>
internal sealed class ResultRevision
{
    private readonly RowRevisions _revisions;
    private readonly CheckSetup _setup;
    private readonly CheckCounts _counts;
    private readonly JudgementWriter _writer;
    private readonly FieldRange[] _fields = new FieldRange[JudgementWriter.Columns.Length];

    /// <summary>Makes a revision.</summary>
    /// <param name="revisions">What changes.</param>
    /// <param name="setup">The check.</param>
    /// <param name="counts">The counts to keep true.</param>
    public ResultRevision(RowRevisions revisions, CheckSetup setup, CheckCounts counts)
    {
        _revisions = revisions;
        _setup = setup;
        _counts = counts;
        _writer = new JudgementWriter(counts, setup.Policy.Judge(ItemVector.AllAgree, 1));
    }

    /// <summary>Copies judgements.csv, its header included.</summary>
    public void CopyJudgements(Stream from, Stream to, CancellationToken cancellation) =>
        LineCopy.Run(
            from,
            to,
            (line, output) =>
            {
                var number = LineOf(line);
                if (_revisions.TryGet(number, out var revision))
                {
                    Revise(number, line, revision, output);
                }
                else
                {
                    output.Records(line);
                }
            },
            cancellation);

    /// <summary>Copies the findings of the members file, which are in the order of its lines.</summary>
    public void CopyFindings(Stream from, Stream to, CancellationToken cancellation)
    {
        var added = _revisions.LinesWithFindings;
        var next = 0;
        LineCopy.Run(
            from,
            to,
            (line, output) =>
            {
                for (var number = LineOf(line); next < added.Count && added[next] < number; next++)
                {
                    WriteFinding(added[next], output);
                }

                output.Records(line);
            },
            cancellation);

        var rest = new CsvWriter();
        for (; next < added.Count; next++)
        {
            WriteFinding(added[next], rest);
        }

        to.Write(rest.Written);
    }

    private static long LineOf(ReadOnlySpan<byte> line) => Utf8Parser.TryParse(line, out long number, out _) ? number : 0;

    private void WriteFinding(long line, CsvWriter output)
    {
        if (_revisions.TryGet(line, out var revision) && revision.Finding is { } finding)
        {
            FindingWriter.Write(output, line, MemberColumns.NameOf(finding.Column), finding.Code, _counts.Findings);
        }
    }

    private void Revise(long number, ReadOnlySpan<byte> line, RowRevision revision, CsvWriter output)
    {
        var text = line.ToArray();
        new CsvReader(text).TryRead(_fields, out _);
        if (revision is { IsIgnored: false, IsRefused: false, ValidQualifications: 0 })
        {
            output.Records(line);
            return;
        }

        TakeBack(text);
        if (revision.IsIgnored)
        {
            _counts.Ignored++;
        }
        else if (revision.IsRefused)
        {
            _counts.Refused++;
            WriteRefused(number, text, revision, output);
        }
        else
        {
            WriteJudgedAgain(number, text, revision, output);
        }
    }

    private void WriteRefused(long number, byte[] text, RowRevision revision, CsvWriter output)
    {
        var reasons = new List<string>();
        if (MarkOf(text) == Mark.NotCompared)
        {
            reasons.AddRange(ReasonsOf(text));
        }

        if (revision.Finding is { } finding)
        {
            reasons.Add(_setup.ReasonOf(finding.Code));
        }

        _writer.WriteNotCompared(output, number, Field(text, 1), Field(text, 2), [.. reasons.Distinct(StringComparer.Ordinal)]);
    }

    private void WriteJudgedAgain(long number, byte[] text, RowRevision revision, CsvWriter output)
    {
        var verdict = _setup.Policy.Judge(ItemVector.AddressDiffers, revision.ValidQualifications);
        _writer.WriteStart(output, number, Field(text, 1), Field(text, 2), verdict.Mark, verdict.Stop);
        for (var item = 0; item < CheckCounts.Items; item++)
        {
            _writer.WriteTier(output, item, TierOf(Field(text, 5 + item)));
        }

        output.Field(Field(text, 10));
        output.EndRecord();
    }

    /// <summary>Takes the counts of a line back.</summary>
    private void TakeBack(byte[] text)
    {
        var mark = MarkOf(text);
        var stop = (Stop)Array.IndexOf(JudgementWriter.StopTexts, Encoding.UTF8.GetString(Field(text, 4)));
        _counts.Add(mark, stop, -1);
        if (mark == Mark.NotCompared)
        {
            var isNotFound = ReasonsOf(text).Any(reason => reason == _setup.ReasonOf(FindingCode.S010) || reason == _setup.ReasonOf(FindingCode.S011));
            _counts.NotFound -= isNotFound ? 1 : 0;
            _counts.Refused -= isNotFound ? 0 : 1;
            return;
        }

        for (var item = 0; item < CheckCounts.Items; item++)
        {
            _counts.Add(item, TierOf(Field(text, 5 + item)), -1);
        }
    }

    private Mark MarkOf(byte[] text) => (Mark)Array.IndexOf(JudgementWriter.MarkTexts, Encoding.UTF8.GetString(Field(text, 3)));

    private string[] ReasonsOf(byte[] text) => Encoding.UTF8.GetString(Field(text, 10)).Split(';');

    private static Tier TierOf(ReadOnlySpan<byte> text) => (Tier)Array.IndexOf(JudgementWriter.TierTexts, Encoding.UTF8.GetString(text));

    private ReadOnlySpan<byte> Field(byte[] text, int column) => text.AsSpan(_fields[column].Start, _fields[column].Length);
}
