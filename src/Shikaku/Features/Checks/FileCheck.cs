using Shikaku.Commands;
using Shikaku.Core.Judgement;
using Shikaku.Core.Records;
using Shikaku.Core.Text;
using Shikaku.Features.Checks.Join;
using Shikaku.Features.Checks.Repetition;
using Shikaku.Features.Checks.Results;
using Shikaku.Files;
using Shikaku.Storage;

namespace Shikaku.Features.Checks;

/// <summary>
/// 個人番号誤入力チェック of a members file against a residents file, without a database (product.md §4, §5): reads the residents into an index,
/// judges every member in file order, looks once more at what is repeated, and publishes three files at once.
/// </summary>
/// <param name="options">What is asked.</param>
/// <param name="tables">The tables.</param>
/// <param name="clock">Measures the time taken.</param>
/// <param name="progress">Told of bytes as they are read, by any thread.</param>
internal sealed class FileCheck(FileCheckOptions options, CheckTables tables, TimeProvider clock, Action<long> progress)
{
    /// <summary>Runs the check.</summary>
    /// <exception cref="UnusableInputException">A file cannot be read or the results cannot be written; nothing is left behind.</exception>
    /// <exception cref="OperationCanceledException">The user interrupted; nothing is left behind.</exception>
    public CheckResult Run(CancellationToken cancellation)
    {
        var start = clock.GetTimestamp();
        using var members = InputFile.Open(options.Members);
        using var residents = InputFile.Open(options.Residents);
        var setup = new CheckSetup
        {
            Members = members,
            MemberHeader = FileHeader.Read(members, MemberColumns.All),
            Residents = residents,
            ResidentHeader = FileHeader.Read(residents, ResidentColumns.All),
            Items = new FiveItems(),
            Policy = FindPolicy(),
            Explain = options.Explain,
            Day = options.Day,
            Tables = tables,
        };

        progress(setup.MemberHeader.DataOffset + setup.ResidentHeader.DataOffset);
        using var folder = ResultFolder.Open(options.Output, options.Members, options.Residents);
        var judgements = folder.Create("judgements.csv");
        var findings = folder.Create("findings.csv");
        var summary = folder.Create("summary.json");
        var result = folder.Guard(() =>
        {
            var result = Run(setup, judgements, findings, cancellation) with { Elapsed = clock.GetElapsedTime(start) };
            JsonOutput.Write(summary.Stream, json => SummaryWriter.Write(json, result, tables.Entries));
            return result;
        });
        members.RequireUnchanged();
        residents.RequireUnchanged();
        tables.RequireWhole();
        cancellation.ThrowIfCancellationRequested();
        folder.Publish();
        return result;
    }

    private CheckResult Run(CheckSetup setup, ResultFile judgements, ResultFile findings, CancellationToken cancellation)
    {
        WriteHeader(judgements.Stream, JudgementWriter.Columns);
        WriteHeader(findings.Stream, FindingWriter.Columns);
        UnnamedFile.RemoveLeftovers(options.Output);
        using var join = ResidentJoin.Open(setup, options, findings.Stream, progress, cancellation);
        using var repetition = new RowRepetition(setup, options.Threads);
        var pass = new MemberPass(setup, join, repetition, options.Threads);
        pass.Run(judgements, findings, progress, cancellation);
        pass.Counts.Findings.Add(join.Counts);
        return new CheckResult
        {
            Counts = pass.Counts,
            ResidentRows = join.Rows,
            Policy = setup.Policy.Name,
            PolicyFrom = setup.Policy.EffectiveFrom,
            Day = options.Day,
            MembersDigest = pass.Digest,
            ResidentsDigest = join.Digest,
            MembersEncoding = setup.Members.Encoding,
            ResidentsEncoding = setup.Residents.Encoding,
        };
    }

    private JudgementPolicy FindPolicy()
    {
        var policies = tables.Policies;
        var name = options.Policy ?? policies.DefaultName;
        if (policies.TryFind(name, options.Day, out var policy))
        {
            return policy;
        }

        var begun = policies.All.ToArray().Where(each => each.EffectiveFrom <= options.Day).Select(each => each.Name).Distinct(StringComparer.Ordinal);
        throw new WrongUsageException(
            $"判定方針 {name} は {options.Day:yyyy-MM-dd} にはまだないか、名前が違います。この日に使えるもの: {string.Join("、", begun.DefaultIfEmpty("なし"))}");
    }

    private static void WriteHeader(Stream stream, string[] columns)
    {
        var writer = new CsvWriter();
        writer.Header(columns);
        stream.Write(writer.Written);
    }
}
