using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Bench;

/// <summary>The pairs of a sample, joined on the number, in memory: members and residents as the files hold them.</summary>
internal sealed class PairFile
{
    private readonly byte[] _members;
    private readonly byte[] _residents;
    private readonly List<(FieldRange[] Member, FieldRange[] Resident)> _pairs = [];

    private PairFile(byte[] members, byte[] residents)
    {
        _members = members;
        _residents = residents;
    }

    public int Count => _pairs.Count;

    public static PairFile Read(BenchSample sample)
    {
        var file = new PairFile(File.ReadAllBytes(sample.Members), File.ReadAllBytes(sample.Residents));
        var members = Rows(file._members, MemberColumns.All, MemberColumns.Count);
        var residents = Rows(file._residents, ResidentColumns.All, ResidentColumns.Count);
        var byNumber = new Dictionary<string, FieldRange[]>(residents.Count, StringComparer.Ordinal);
        foreach (var resident in residents)
        {
            byNumber.TryAdd(TextOf(file._residents, resident[(int)ResidentColumn.IndividualNumber]), resident);
        }

        foreach (var member in members)
        {
            if (byNumber.TryGetValue(TextOf(file._members, member[(int)MemberColumn.IndividualNumber]), out var resident))
            {
                file._pairs.Add((member, resident));
            }
        }

        return file;
    }

    private PersonText Member(int pair)
    {
        var fields = _pairs[pair].Member;
        return new PersonText
        {
            KanjiName = Span(_members, fields[(int)MemberColumn.KanjiName]),
            KanaName = Span(_members, fields[(int)MemberColumn.KanaName]),
            AliasName = Span(_members, fields[(int)MemberColumn.AliasName]),
            BirthDate = Span(_members, fields[(int)MemberColumn.BirthDate]),
            Sex = Span(_members, fields[(int)MemberColumn.Sex]),
            Address = Span(_members, fields[(int)MemberColumn.Address]),
        };
    }

    private PersonText Resident(int pair)
    {
        var fields = _pairs[pair].Resident;
        return new PersonText
        {
            KanjiName = Span(_residents, fields[(int)ResidentColumn.KanjiName]),
            KanaName = Span(_residents, fields[(int)ResidentColumn.KanaName]),
            AliasName = Span(_residents, fields[(int)ResidentColumn.AliasName]),
            FormerName = Span(_residents, fields[(int)ResidentColumn.FormerName]),
            BirthDate = Span(_residents, fields[(int)ResidentColumn.BirthDate]),
            Sex = Span(_residents, fields[(int)ResidentColumn.Sex]),
            Address = Span(_residents, fields[(int)ResidentColumn.Address]),
        };
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
            mix.Add(Member(pair));
            mix.Add(Resident(pair));
        }

        return mix;
    }

    /// <summary>Whether any of the five fields differs byte for byte.</summary>
    private bool IsNoisy(int pair)
    {
        var member = Member(pair);
        var resident = Resident(pair);
        return !member.KanjiName.SequenceEqual(resident.KanjiName) || !member.KanaName.SequenceEqual(resident.KanaName)
            || !member.BirthDate.SequenceEqual(resident.BirthDate) || !member.Sex.SequenceEqual(resident.Sex)
            || !member.Address.SequenceEqual(resident.Address);
    }

    private static List<FieldRange[]> Rows(byte[] file, ReadOnlySpan<FileColumn> columns, int columnCount)
    {
        var rows = new List<FieldRange[]>();
        var reader = new CsvReader(file);
        Span<FieldRange> fields = stackalloc FieldRange[64];
        reader.TryRead(fields, out var header);
        var places = new int[header.FieldCount];
        for (var i = 0; i < places.Length; i++)
        {
            places[i] = IndexOf(columns, TextOf(file, fields[i]));
        }

        while (reader.TryRead(fields, out var record))
        {
            var row = new FieldRange[columnCount];
            for (var i = 0; i < Math.Min(record.FieldCount, places.Length); i++)
            {
                if (places[i] >= 0)
                {
                    row[places[i]] = fields[i];
                }
            }

            rows.Add(row);
        }

        return rows;
    }

    private static int IndexOf(ReadOnlySpan<FileColumn> columns, string name)
    {
        foreach (var column in columns)
        {
            if (column.Name == name)
            {
                return column.Index;
            }
        }

        return -1;
    }

    private static ReadOnlySpan<byte> Span(byte[] file, FieldRange field) => file.AsSpan(field.Start, field.Length);

    private static string TextOf(byte[] file, FieldRange field) => Encoding.UTF8.GetString(Span(file, field));
}
