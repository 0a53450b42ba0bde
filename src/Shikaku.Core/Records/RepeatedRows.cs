using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Records;

/// <summary>The checks over rows that share a key or a number (CHK-03): S121 to S124. The caller groups the rows; groups of one need not be given.</summary>
public static class RepeatedRows
{
    /// <summary>
    /// Judges the rows of one key: if all are alike, every one but the first repeats it and is ignored (S121); otherwise all are refused (S122).
    /// </summary>
    /// <param name="rows">The rows of one key, in file order.</param>
    /// <param name="findings">Takes the findings, in file order.</param>
    public static void JudgeKey(ReadOnlySpan<RowSummary> rows, ICollection<RowFinding> findings)
    {
        var isOneContent = true;
        foreach (ref readonly var row in rows)
        {
            isOneContent &= row.Content == rows[0].Content;
        }

        for (var i = isOneContent ? 1 : 0; i < rows.Length; i++)
        {
            findings.Add(Found(rows[i], isOneContent ? FindingCode.S121 : FindingCode.S122, MemberColumn.MemberId));
        }
    }

    /// <summary>
    /// Judges the rows of one 個人番号: a row is compared with the earlier accepted ones of the same insurer whose period overlaps.
    /// If birth or sex differ, the number is in use for another person and the row is refused (S123); otherwise the qualification is doubled (S124).
    /// </summary>
    /// <param name="rows">The rows of one number that have no error and are not ignored, in file order; <see cref="JudgeKey"/> leaves one for each key.</param>
    /// <param name="findings">Takes the findings, in file order.</param>
    public static void JudgeNumber(ReadOnlySpan<RowSummary> rows, ICollection<RowFinding> findings)
    {
        var accepted = AcceptedByInsurer(rows);
        foreach (ref readonly var row in rows)
        {
            var periods = accepted[row.Insurer];
            var overlapping = periods.Overlapping(row);
            var isAnother = new PersonTraits(row).IsAnotherPersonAmong(overlapping);
            if (overlapping.IsAny)
            {
                findings.Add(Found(row, isAnother ? FindingCode.S123 : FindingCode.S124, MemberColumn.IndividualNumber));
            }

            if (!isAnother)
            {
                periods.Add(row);
            }
        }
    }

    private static Dictionary<InsurerNumber, PersonPeriods> AcceptedByInsurer(ReadOnlySpan<RowSummary> rows)
    {
        var days = new Dictionary<InsurerNumber, List<int>>();
        foreach (ref readonly var row in rows)
        {
            if (!days.TryGetValue(row.Insurer, out var ofInsurer))
            {
                days.Add(row.Insurer, ofInsurer = []);
            }

            ofInsurer.Add(row.Acquired.ToNumber());
        }

        return days.ToDictionary(pair => pair.Key, pair => new PersonPeriods([.. pair.Value]));
    }

    private static RowFinding Found(in RowSummary row, FindingCode code, MemberColumn column) => new(row.Line, new Finding(code, column));
}
