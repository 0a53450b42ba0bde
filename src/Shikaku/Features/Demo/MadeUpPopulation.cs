using System.Runtime.CompilerServices;
using System.Text;
using Shikaku.Commands;
using Shikaku.Features.Sampling;
using Shikaku.ReferenceData;
using Shikaku.Storage;

namespace Shikaku.Features.Demo;

/// <summary>The made-up people of a demonstration: the sample of product.md §5, its members parted into one file for each insurer.</summary>
/// <param name="folder">Where the files lie.</param>
internal sealed class MadeUpPopulation(string folder)
{
    private const ulong Seed = 20241202;
    private const int MostInsurers = 30;

    /// <summary>The insurers, in the order of the sample.</summary>
    public IReadOnlyList<SampleInsurer> Insurers { get; private set; } = [];

    /// <summary>Makes the files, unless an earlier demonstration has left them.</summary>
    /// <param name="members">How many people.</param>
    /// <param name="tables">The reference tables.</param>
    /// <param name="display">Shows how far it is.</param>
    /// <param name="cancellation">Stops; nothing half-made stays under a name that counts.</param>
    public async Task MakeAsync(long members, TableFiles tables, CommandHost display, CancellationToken cancellation)
    {
        var request = new SampleRequest(members, MostInsurers, Seed, NoiseLevel.Realistic);
        Insurers = InsurerRoster.Make(request.Seed, request.Members, request.Insurers);
        if (Insurers.All(insurer => File.Exists(FileOf(insurer))))
        {
            return;
        }

        using (var results = ResultFolder.Open(folder))
        {
            var run = new SampleRun(request, new SampleTables(tables.Read));
            await ProgressDisplay.RunAsync(display, "架空の加入者を作成中", run.Steps, progress => run.WriteAsync(results, progress, cancellation));
        }

        await PartAsync(cancellation);
    }

    /// <summary>The members file of all insurers.</summary>
    public string Members => Path.Combine(folder, "members.csv");

    /// <summary>The residents file (本人確認情報).</summary>
    public string Residents => Path.Combine(folder, "residents.csv");

    /// <summary>Where the check of the two files puts its results.</summary>
    public string Results => Path.Combine(folder, "check");

    /// <summary>The folder in which the simulated registry is asked.</summary>
    public string Exchange => Path.Combine(folder, "registry");

    /// <summary>The members and their marks, as the check of the files has judged them.</summary>
    public async IAsyncEnumerable<(string Member, string Mark)> JudgementsAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var cells in RowsAsync(Path.Combine(Results, "judgements.csv"), cancellation))
        {
            yield return (cells[2], cells[3]);
        }
    }

    /// <summary>The truth of the sample: for each member what was done to the row, whether the number is another person's, and what a check should come to: agree, disagree or review.</summary>
    public async IAsyncEnumerable<(string Member, string Class, bool HasWrongNumber, string Expected)> TruthAsync([EnumeratorCancellation] CancellationToken cancellation)
    {
        await foreach (var cells in RowsAsync(Path.Combine(folder, "truth.csv"), cancellation))
        {
            yield return (cells[0], cells[1], cells[2] == "1", cells[3]);
        }
    }

    /// <summary>The members file of an insurer.</summary>
    public string FileOf(SampleInsurer insurer) => Path.Combine(folder, $"members-{insurer.Number}.csv");

    /// <summary>The rows of one insurer follow each other in the sample, and no cell of it holds a line break.</summary>
    private async Task PartAsync(CancellationToken cancellation)
    {
        using var results = ResultFolder.Open(folder);
        using var rows = new StreamReader(Members);
        var header = await rows.ReadLineAsync(cancellation);
        var insurer = "";
        Stream? target = null;
        while (await rows.ReadLineAsync(cancellation) is { } row)
        {
            var number = row[..row.IndexOf(',', StringComparison.Ordinal)];
            if (number != insurer)
            {
                insurer = number;
                target = results.Create($"members-{number}.csv").Stream;
                Write(target, header!);
            }

            Write(target!, row);
        }

        results.Publish();
    }

    /// <summary>The rows of a file whose first cells hold no comma.</summary>
    private static async IAsyncEnumerable<string[]> RowsAsync(string path, [EnumeratorCancellation] CancellationToken cancellation)
    {
        using var rows = new StreamReader(path);
        await rows.ReadLineAsync(cancellation);
        while (await rows.ReadLineAsync(cancellation) is { } row)
        {
            yield return row.Split(',');
        }
    }

    private static void Write(Stream target, string line)
    {
        target.Write(Encoding.UTF8.GetBytes(line));
        target.WriteByte((byte)'\n');
    }
}
