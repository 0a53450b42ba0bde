using Shikaku.Core.Calendar;
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
    /// Judges the rows of one 個人番号: a row is compared with the earlier accepted ones of the same insurer under another key whose period overlaps.
    /// If birth or sex differ, the number is in use for another person and the row is refused (S123); otherwise the qualification is doubled (S124).
    /// </summary>
    /// <param name="rows">The rows of one number that have no error and are not ignored, in file order.</param>
    /// <param name="findings">Takes the findings, in file order.</param>
    public static void JudgeNumber(ReadOnlySpan<RowSummary> rows, ICollection<RowFinding> findings)
    {
        Span<bool> isRefused = rows.Length <= 256 ? stackalloc bool[rows.Length] : new bool[rows.Length];
        for (var i = 1; i < rows.Length; i++)
        {
            var isDoubled = false;
            for (var earlier = 0; earlier < i; earlier++)
            {
                if (isRefused[earlier]
                    || rows[i].Insurer != rows[earlier].Insurer
                    || rows[i].Key == rows[earlier].Key
                    || !rows[i].Overlaps(rows[earlier]))
                {
                    continue;
                }

                isDoubled = true;
                isRefused[i] |= IsAnotherPerson(rows[i], rows[earlier]);
            }

            if (isDoubled)
            {
                findings.Add(Found(rows[i], isRefused[i] ? FindingCode.S123 : FindingCode.S124, MemberColumn.IndividualNumber));
            }
        }
    }

    /// <summary>Whether two rows cannot be one person; what is unknown on one side, such as 性別 3, does not tell.</summary>
    private static bool IsAnotherPerson(in RowSummary left, in RowSummary right) =>
        left.Birth.CompareWith(right.Birth) == DateAgreement.Differ
        || (left.Sex != right.Sex && left.Sex != Sex.NotSet && right.Sex != Sex.NotSet);

    private static RowFinding Found(in RowSummary row, FindingCode code, MemberColumn column) => new(row.Line, new Finding(code, column));
}
