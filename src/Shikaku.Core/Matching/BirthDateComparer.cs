using Shikaku.Core.Calendar;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Matching;

/// <summary>
/// Compares 生年月日 (MAT-60, MAT-62, ID-44). Another notation of one day is fold; any other day is different, and the reason only explains how.
/// Texts are UTF-8. Allocates nothing; safe for use by several threads.
/// </summary>
/// <param name="eras">The eras.</param>
/// <param name="use"><see cref="DateUse.Birth"/> for records, <see cref="DateUse.Evaluation"/> for labelled pairs.</param>
public sealed class BirthDateComparer(EraTable eras, DateUse use = DateUse.Birth)
{
    private readonly EraTable _eras = eras;
    private readonly DateText _dates = new(eras);
    private readonly DateUse _use = use;

    /// <summary>Compares two dates.</summary>
    /// <param name="left">The member's text as submitted, in UTF-8.</param>
    /// <param name="right">The resident's text as submitted, in UTF-8.</param>
    /// <param name="comparison">Takes the result; reset first.</param>
    public void Compare(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right, FieldComparison comparison)
    {
        comparison.Reset();
        var isSameText = left.SequenceEqual(right);
        var leftReading = _dates.Read(left, _use);
        var rightReading = isSameText ? leftReading : _dates.Read(right, _use);
        if (!leftReading.IsValid || !rightReading.IsValid)
        {
            comparison.Add(IdentifierText.IsBlank(left) || IdentifierText.IsBlank(right) ? ReasonCode.UndeterminedBlank : ReasonCode.UndeterminedText);
            return;
        }

        if (isSameText)
        {
            return;
        }

        switch (leftReading.Date.CompareWith(rightReading.Date))
        {
            case DateAgreement.Agree:
                comparison.Add(leftReading.IsBeyondEra || rightReading.IsBeyondEra ? ReasonCode.DateEra : ReasonCode.DateForm);
                break;
            case DateAgreement.Undetermined:
                comparison.Add(ReasonCode.UndeterminedPartial);
                break;
            case DateAgreement.Differ:
                comparison.Add(Explain(leftReading.Date, rightReading.Date));
                break;
        }
    }

    private ReasonCode Explain(PartialDate left, PartialDate right) => (left, right) switch
    {
        _ when !left.IsComplete || !right.IsComplete => ReasonCode.DateDifferent,
        _ when IsSameDayOfYear(left, right) && IsEraSlip(left.Year, right.Year) => ReasonCode.DateSlip,
        _ when left.Year == right.Year && left.Month == right.Day && left.Day == right.Month => ReasonCode.DateSwap,
        _ when DifferInOneDigit(left.ToNumber(), right.ToNumber()) => ReasonCode.DateDigit,
        _ when IsSameDayOfYear(left, right) => ReasonCode.DateYear,
        _ => ReasonCode.DateDifferent,
    };

    private static bool IsSameDayOfYear(PartialDate left, PartialDate right) => left.Month == right.Month && left.Day == right.Day;

    /// <summary>Whether the two years are one year number read in two eras, as 昭和5年 and 平成5年.</summary>
    private bool IsEraSlip(int left, int right)
    {
        foreach (var leftEra in _eras.All)
        {
            foreach (var rightEra in _eras.All)
            {
                if (leftEra != rightEra
                    && left - leftEra.YearZero == right - rightEra.YearZero
                    && leftEra.Touches(left)
                    && rightEra.Touches(right))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private static bool DifferInOneDigit(int left, int right)
    {
        var differences = 0;
        for (; left > 0 || right > 0; left /= 10, right /= 10)
        {
            differences += left % 10 == right % 10 ? 0 : 1;
        }

        return differences == 1;
    }
}
