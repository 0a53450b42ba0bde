using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Passes;
using Shikaku.Features.Checks.Repetition;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;
using Shikaku.Storage;

namespace Shikaku.Features.Checks;

/// <summary>Judges the members file with all workers, then brings in what repeated rows change.</summary>
/// <param name="setup">The check.</param>
/// <param name="join">Finds residents.</param>
/// <param name="repetition">Notices repeated rows.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class MemberPass(CheckSetup setup, ResidentJoin join, RowRepetition repetition, int workers)
{
    /// <summary>What was counted.</summary>
    public CheckCounts Counts { get; } = new();

    /// <summary>SHA-256 of the file.</summary>
    public string Digest { get; private set; } = "";

    /// <summary>Makes the pass.</summary>
    /// <param name="judgements">Takes the judgements.</param>
    /// <param name="findings">Takes the findings, behind those of the residents file.</param>
    /// <param name="progress">Told of bytes as they are read.</param>
    /// <param name="cancellation">Stops the pass.</param>
    public void Run(ResultFile judgements, ResultFile findings, Action<long> progress, CancellationToken cancellation)
    {
        foreach (var unknown in setup.MemberHeader.UnknownColumns)
        {
            WriteFinding(findings, 1, unknown, FindingCode.S006);
        }

        var findingsStart = findings.Stream.Position;
        var scans = Workers.Equip(workers, worker => new MemberScan(setup, join.CreateFinder(), repetition.Of(worker)));
        using var reader = new FileBlockReader(setup.Members, setup.MemberHeader, takeDigest: true);
        BlockPass.Run(
            reader,
            workers,
            judgements.Stream,
            findings.Stream,
            (worker, block, output) =>
            {
                scans[worker].Judge(block, output);
                judgements.Announce(output.Judgements.Written.Length);
                progress(block.Length);
            },
            cancellation);
        Digest = reader.TakeDigest();
        foreach (var scan in scans)
        {
            Counts.Add(scan.Counts);
        }

        Revise(judgements, findings, findingsStart, cancellation);
        if (scans.Min(scan => scan.FirstOtherLineEnd) is var line and < long.MaxValue)
        {
            WriteFinding(findings, line, "", FindingCode.S007);
        }
    }

    private void Revise(ResultFile judgements, ResultFile findings, long findingsStart, CancellationToken cancellation)
    {
        var revisions = repetition.Find(workers, cancellation);
        if (!revisions.Any)
        {
            return;
        }

        var revision = new ResultRevision(revisions, setup, Counts);
        judgements.Rewrite((from, to) => revision.CopyJudgements(from, to, cancellation));
        findings.Rewrite((from, to) =>
        {
            LineCopy.Head(from, to, findingsStart);
            revision.CopyFindings(from, to, cancellation);
        });
    }

    private void WriteFinding(ResultFile findings, long line, string column, FindingCode code)
    {
        var writer = new CsvWriter();
        FindingWriter.Write(writer, line, column, code, Counts.Findings);
        findings.Stream.Write(writer.Written);
    }
}
