using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Files;

namespace Shikaku.Bench;

/// <summary>The pairs of a sample, joined on the number, in memory.</summary>
internal sealed class PairFile
{
    private readonly PairSet _pairs;

    private PairFile(PairSet pairs) => _pairs = pairs;

    public int Count => _pairs.Count;

    public static PairFile Read(BenchSample sample, int members)
    {
        var faults = new RowFaults(Console.Error);
        var residents = new PersonList(members);
        var places = new Dictionary<string, int>(members, StringComparer.Ordinal);
        using (var rows = new CsvRows(sample.Residents, ResidentColumns.All, faults))
        {
            while (rows.TryRead())
            {
                places.TryAdd(Encoding.UTF8.GetString(rows[(int)ResidentColumn.IndividualNumber]), residents.Count);
                residents.Add(Resident(rows));
            }
        }

        var pairs = new PairSet(members);
        using (var rows = new CsvRows(sample.Members, MemberColumns.All, faults))
        {
            while (rows.TryRead())
            {
                if (places.TryGetValue(Encoding.UTF8.GetString(rows[(int)MemberColumn.IndividualNumber]), out var place))
                {
                    pairs.Add(Member(rows), residents[place]);
                }
            }
        }

        return new PairFile(pairs);
    }

    /// <summary>As many pairs as the file has, of which a share in percent differs, spread evenly; pairs recur where the file has too few of a kind.</summary>
    public PairSet Mix(int share)
    {
        int[] noisy = [.. Enumerable.Range(0, Count).Where(IsNoisy)];
        int[] clean = [.. Enumerable.Range(0, Count).Where(pair => !IsNoisy(pair))];
        var mix = new PairSet(Count);
        for (var i = 0; i < Count; i++)
        {
            var pair = i * 37L % 100 < share ? noisy[i % noisy.Length] : clean[i % clean.Length];
            mix.Add(_pairs.Member(pair), _pairs.Resident(pair));
        }

        return mix;
    }

    /// <summary>Whether any of the five fields differs byte for byte.</summary>
    private bool IsNoisy(int pair)
    {
        var member = _pairs.Member(pair);
        var resident = _pairs.Resident(pair);
        return !member.KanjiName.SequenceEqual(resident.KanjiName) || !member.KanaName.SequenceEqual(resident.KanaName)
            || !member.BirthDate.SequenceEqual(resident.BirthDate) || !member.Sex.SequenceEqual(resident.Sex)
            || !member.Address.SequenceEqual(resident.Address);
    }

    private static PersonText Member(CsvRows rows) => new()
    {
        KanjiName = rows[(int)MemberColumn.KanjiName],
        KanaName = rows[(int)MemberColumn.KanaName],
        AliasName = rows[(int)MemberColumn.AliasName],
        BirthDate = rows[(int)MemberColumn.BirthDate],
        Sex = rows[(int)MemberColumn.Sex],
        Address = rows[(int)MemberColumn.Address],
    };

    private static PersonText Resident(CsvRows rows) => new()
    {
        KanjiName = rows[(int)ResidentColumn.KanjiName],
        KanaName = rows[(int)ResidentColumn.KanaName],
        AliasName = rows[(int)ResidentColumn.AliasName],
        FormerName = rows[(int)ResidentColumn.FormerName],
        BirthDate = rows[(int)ResidentColumn.BirthDate],
        Sex = rows[(int)ResidentColumn.Sex],
        Address = rows[(int)ResidentColumn.Address],
    };
}
