using Shikaku.Core.Judgement;
using Shikaku.Core.Matching;
using Shikaku.Features.Sampling;
using Shikaku.ReferenceData;

namespace Shikaku.Bench.Disagree;

/// <summary>Compares generated pairs that must not agree, under the default policy, on every core (MAT-97).</summary>
internal static class DisagreeBench
{
    private const ulong Seed = 7;
    private const int BlockSize = 10_000;

    private static readonly DateOnly Day = new(2026, 11, 21);

    private static readonly DisagreeClass[] Classes = Enum.GetValues<DisagreeClass>();

    /// <summary>Runs it.</summary>
    /// <param name="pairs">Pairs of all classes together.</param>
    /// <param name="advance">Told of the pairs done so far, by any thread.</param>
    public static async Task<DisagreeReport> RunAsync(long pairs, Action<long> advance)
    {
        var files = TableFiles.Open();
        var tables = new ComparisonTables(files.Read);
        var sample = new SampleTables(files.Read);
        var towns = new SimilarTowns(sample.Places);
        var policies = JudgementPolicies.Parse(files.Read(JudgementPolicies.FileName));
        if (!policies.TryFind(policies.DefaultName, Day, out var policy))
        {
            throw new InvalidOperationException("no default policy");
        }

        var next = 0L;
        var done = 0L;
        var workers = Enumerable.Range(0, Environment.ProcessorCount).Select(_ => Task.Factory.StartNew(
            () =>
            {
                var counts = Array.ConvertAll(Classes, _ => new ClassCount());
                var maker = new DisagreeMaker(sample, towns, tables.Eras, Seed);
                var comparer = new RecordComparer(tables, Day);
                for (var first = Interlocked.Add(ref next, BlockSize) - BlockSize; first < pairs; first = Interlocked.Add(ref next, BlockSize) - BlockSize)
                {
                    var count = Math.Min(BlockSize, pairs - first);
                    CompareBlock(maker, comparer, policy, first, count, counts);
                    advance(Interlocked.Add(ref done, count));
                }

                return counts;
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        var total = Array.ConvertAll(Classes, _ => new ClassCount());
        foreach (var counts in await Task.WhenAll(workers))
        {
            for (var kind = 0; kind < total.Length; kind++)
            {
                total[kind].Add(counts[kind]);
            }
        }

        return new DisagreeReport(policy.Name, total);
    }

    private static void CompareBlock(
        DisagreeMaker maker, RecordComparer comparer, JudgementPolicy policy, long first, long count, ClassCount[] counts)
    {
        var result = new RecordComparison();
        for (var index = first; index < first + count; index++)
        {
            var kind = Classes[index % Classes.Length];
            maker.Make(index, kind);
            comparer.Compare(maker.Member.Person, maker.Resident.Person, result);
            counts[(int)kind].Add(policy.Judge(result, validQualifications: 1).Mark, TierOf(kind, result), () => ReasonsOf(result));
        }
    }

    /// <summary>The tier of what must tell a class apart: for a name it is enough that kanji or kana differ.</summary>
    private static Tier TierOf(DisagreeClass kind, RecordComparison result) => kind switch
    {
        DisagreeClass.BirthDigit => result.BirthDate.Tier,
        DisagreeClass.Sex => result.Sex.Tier,
        DisagreeClass.Neighbour or DisagreeClass.Room or DisagreeClass.SimilarTown => result.Address.Tier,
        DisagreeClass.Homophone or DisagreeClass.ForeignFamily => result.KanjiName.Tier,
        DisagreeClass.Family or DisagreeClass.Twins or DisagreeClass.ParentAndChild or DisagreeClass.FormerSurname or DisagreeClass.OtherPerson =>
            (Tier)Math.Max((byte)result.KanjiName.Tier, (byte)result.KanaName.Tier),
    };

    private static string ReasonsOf(RecordComparison result)
    {
        var codes = result.KanjiName.Codes.With(result.KanaName.Codes).With(result.BirthDate.Codes).With(result.Sex.Codes).With(result.Address.Codes);
        var names = new List<string>(codes.Count);
        for (; !codes.IsEmpty; codes = codes.WithoutFirst())
        {
            names.Add(ReasonCatalogue.NameOf(codes.First));
        }

        return string.Join(';', names);
    }
}
