using System.Diagnostics;
using FsCheck;
using FsCheck.Fluent;
using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;

namespace Shikaku.Core.Tests.Records;

/// <summary>Rows of one 個人番号 (CHK-03, S123 and S124): the judgement by periods is the one that comparing every pair would give.</summary>
public sealed class RepeatedNumberTests
{
    private static readonly InsurerNumber[] Insurers = [Insurer("06130488"), Insurer("01040013")];

    private static readonly Gen<RowSummary> Rows =
        from insurer in Gen.Elements(Insurers)
        from year in Gen.Choose(1980, 1981)
        from month in Gen.Choose(0, 2)
        from day in month == 0 ? Gen.Constant(0) : Gen.Choose(0, 2)
        from sex in Gen.Elements(Sex.Male, Sex.Male, Sex.Female, Sex.NotSet)
        from acquired in Gen.Choose(1, 9)
        from days in Gen.Choose(-1, 4)
        select new RowSummary(
            0, default, default, insurer, Date(year, month, day), sex, Date(2024, 1, acquired), days < 0 ? default : Date(2024, 1, acquired + days));

    [Fact]
    public void Rows_are_judged_as_by_comparing_every_pair() => Properties.Hold(Rows.ListOf(), rows =>
    {
        var numbered = rows.Select((row, i) => row with { Line = i + 2, Key = new(0, (ulong)i) }).ToArray();
        return Judge(numbered).SequenceEqual(JudgeByPairs(numbered));
    });

    [Fact]
    public void The_pairs_of_the_property_are_of_every_kind()
    {
        var codes = Rows.ListOf().Sample(300, 12).SelectMany(rows => JudgeByPairs([.. rows.Select((row, i) => row with { Line = i })])).Select(found => found.Finding.Code);
        Assert.Equal([FindingCode.S123, FindingCode.S124], codes.Distinct().Order());
    }

    [Fact]
    public void Very_many_rows_of_one_number_take_no_longer_each()
    {
        var rows = Enumerable.Range(0, 300_000)
            .Select(i => new RowSummary(i, new(0, (ulong)i), default, Insurers[0], Date(1980, 1, 1), Sex.Female, Date(1900 + (i % 100), 1, 1), default))
            .ToArray();
        var start = Stopwatch.GetTimestamp();
        Assert.Equal(rows.Length - 1, Judge(rows).Count);
        Assert.InRange(Stopwatch.GetElapsedTime(start), TimeSpan.Zero, TimeSpan.FromSeconds(15));
    }

    private static List<RowFinding> Judge(RowSummary[] rows)
    {
        var findings = new List<RowFinding>();
        RepeatedRows.JudgeNumber(rows, findings);
        return findings;
    }

    private static List<RowFinding> JudgeByPairs(RowSummary[] rows)
    {
        var findings = new List<RowFinding>();
        var accepted = new List<RowSummary>();
        foreach (var row in rows)
        {
            var overlapping = accepted.Where(other => other.Insurer == row.Insurer && Overlap(row, other)).ToArray();
            var isAnother = overlapping.Any(other => AreTwoPersons(row, other));
            if (overlapping.Length > 0)
            {
                findings.Add(new RowFinding(row.Line, new Finding(isAnother ? FindingCode.S123 : FindingCode.S124, MemberColumn.IndividualNumber)));
            }

            if (!isAnother)
            {
                accepted.Add(row);
            }
        }

        return findings;
    }

    private static bool Overlap(RowSummary left, RowSummary right) => BeginsBeforeEnd(left, right) && BeginsBeforeEnd(right, left);

    private static bool BeginsBeforeEnd(RowSummary row, RowSummary other) =>
        other.Lost.IsNone || row.Acquired.ToNumber() < other.Lost.ToNumber();

    private static bool AreTwoPersons(RowSummary left, RowSummary right) =>
        left.Birth.CompareWith(right.Birth) == DateAgreement.Differ
        || (left.Sex != right.Sex && left.Sex != Sex.NotSet && right.Sex != Sex.NotSet);

    private static PartialDate Date(int year, int month, int day)
    {
        Assert.True(PartialDate.TryCreate(year, month, day, out var date));
        return date;
    }

    private static InsurerNumber Insurer(string text)
    {
        Assert.True(InsurerNumber.TryParse(text, true, out var number, out _));
        return number;
    }
}
