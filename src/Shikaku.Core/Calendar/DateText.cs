using System.Runtime.CompilerServices;
using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Core.Calendar;

/// <summary>
/// Reads dates in every form of ID-40: YYYYMMDD, YYYY-MM-DD, YYYY/MM/DD, 2019年5月1日, and the Japanese calendar as GYYMMDD, 令和元年5月1日,
/// R1.5.1, ㋿1-5-1; in half or full width, with Arabic or kanji numerals. Allocates nothing.
/// </summary>
/// <param name="eras">The eras.</param>
public sealed class DateText(EraTable eras)
{
    /// <summary>The first year of the calendar of today; earlier days are counted in another one and refused (ID-41).</summary>
    public const int FirstYear = 1873;

    /// <summary>A year that stands for an unknown one, as 99 stands for an unknown month (ID-43).</summary>
    private const int UnknownYear = 9999;

    private readonly EraTable _eras = eras;

    /// <summary>Whether a number yyyymmdd is a day that every use takes and that needs no calendar: all days are but February 29 and those of far years.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsOrdinaryDay(int number)
    {
        if (number is < FirstYear * 10_000 or >= UnknownYear * 10_000)
        {
            return false;
        }

        var (month, day) = (number / 100 % 100, number % 100);
        return month is >= 1 and <= 12 && day >= 1 && day <= DaysOfMonth[month];
    }

    /// <summary>Reads a date.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="use">What the date is for.</param>
    /// <returns>The date, or none with code S114. A blank text is none.</returns>
    public DateReading Read(ReadOnlySpan<byte> text, DateUse use)
    {
        if (TryReadOrdinary(text, out var ordinary))
        {
            return new DateReading(ordinary, IsBeyondEra: false);
        }

        if (text.Length == 8 && IdentifierText.ToNumberOfEight(text) is >= 0 and var number)
        {
            return Judge(null, number / 10_000, number / 100 % 100, number % 100, use);
        }

        Span<char> folded = stackalloc char[DateFold.MaxLength];
        return DateFold.TryFold(text, folded, out var length) ? ReadFolded(folded[..length], use) : default;
    }

    /// <summary>Reads a date as nearly all are written: an ordinary day as YYYYMMDD, which has nothing to report for any use.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="date">The date, or none.</param>
    /// <returns>False where <see cref="Read(ReadOnlySpan{byte}, DateUse)"/> has to say what the text is.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool TryReadOrdinary(ReadOnlySpan<byte> text, out PartialDate date)
    {
        if (text.Length == 8 && IdentifierText.ToNumberOfEight(text) is >= 0 and var number && IsOrdinaryDay(number))
        {
            date = PartialDate.OfValidNumber(number);
            return true;
        }

        date = default;
        return false;
    }

    /// <inheritdoc cref="Read(ReadOnlySpan{byte}, DateUse)"/>
    public DateReading Read(ReadOnlySpan<char> text, DateUse use)
    {
        Span<byte> buffer = stackalloc byte[DateFold.MaxLength * 3];
        return Encoding.UTF8.TryGetBytes(text, buffer, out var length) ? Read(buffer[..length], use) : default;
    }

    private DateReading ReadFolded(ReadOnlySpan<char> text, DateUse use)
    {
        var era = TakeEra(text, out var rest);
        if (IsDigits(rest))
        {
            return (era, rest.Length) switch
            {
                (null, 8) => Judge(null, Number(rest[..4]), Number(rest[4..6]), Number(rest[6..]), use),
                (null, 7) when _eras.ByDigit(rest[0] - '0') is { } byDigit => Judge(byDigit, Number(rest[1..3]), Number(rest[3..5]), Number(rest[5..]), use),
                (not null, 6) => Judge(era, Number(rest[..2]), Number(rest[2..4]), Number(rest[4..]), use),
                _ => default,
            };
        }

        var parts = new DateParts(rest);
        return parts.TryRead(era is not null, out var year, out var month, out var day) ? Judge(era, year, month, day, use) : default;
    }

    /// <summary>Takes the era off the start of a text: its kanji, the first of them alone, or its letter; 西暦 says that there is none.</summary>
    private Era? TakeEra(ReadOnlySpan<char> text, out ReadOnlySpan<char> rest)
    {
        rest = text.StartsWith("西暦", StringComparison.Ordinal) ? text[2..] : text;
        if (text.IsEmpty)
        {
            return null;
        }

        foreach (var era in _eras.All)
        {
            var length = text.StartsWith(era.Name, StringComparison.Ordinal) ? era.Name.Length
                : text[0] == era.Letter || text[0] == era.Name[0] ? 1
                : 0;
            if (length > 0)
            {
                rest = text[length..];
                rest = text[0] == era.Letter && rest is ['.', ..] ? rest[1..] : rest;
                return era;
            }
        }

        return null;
    }

    private static ReadOnlySpan<byte> DaysOfMonth => [0, 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31];

    private static DateReading Judge(Era? era, int year, int month, int day, DateUse use)
    {
        var mayBePartial = use is DateUse.Birth or DateUse.Evaluation;
        if (mayBePartial)
        {
            (year, month, day) = (year == UnknownYear ? 0 : year, month == 99 ? 0 : month, day == 99 ? 0 : day);
        }

        if ((era is not null && year == 0)
            || !PartialDate.TryCreate(era is null ? year : era.YearZero + year, month, day, out var date)
            || (!date.IsComplete && !mayBePartial)
            || (date.Year < FirstYear && use != DateUse.Evaluation))
        {
            return default;
        }

        var isBeyondEra = era is not null && (date.LastPossible < era.FirstDay || era.LastDay < date.FirstPossible);
        return isBeyondEra && use is (DateUse.Birth or DateUse.Qualification) ? default : new DateReading(date, isBeyondEra);
    }

    private static bool IsDigits(ReadOnlySpan<char> text)
    {
        foreach (var character in text)
        {
            if (!char.IsAsciiDigit(character))
            {
                return false;
            }
        }

        return true;
    }

    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var digit in digits)
        {
            value = (value * 10) + digit - '0';
        }

        return value;
    }
}
