namespace Shikaku.Core.Calendar;

/// <summary>Takes year, month and day off a folded date text whose era has been taken off already.</summary>
internal ref struct DateParts(ReadOnlySpan<char> text)
{
    private ReadOnlySpan<char> _rest = text;

    /// <summary>Reads the three parts with 年月日 or with one and the same mark (- / .) between them.</summary>
    /// <param name="isEraYear">Whether the year counts within an era: one or two digits, or 元.</param>
    /// <param name="year">The year as written.</param>
    /// <param name="month">The month as written.</param>
    /// <param name="day">The day as written.</param>
    /// <returns>False if the text has another form.</returns>
    public bool TryRead(bool isEraYear, out int year, out int month, out int day)
    {
        month = day = 0;
        if (!TryTakeYear(isEraYear, out year))
        {
            return false;
        }

        if (TryTake("年") || TryTake("ねん"))
        {
            return TryTakeNumber(out month, out var monthDigits)
                && monthDigits <= 2
                && (TryTake("月") || TryTake("がつ"))
                && TryTakeNumber(out day, out var dayDigits)
                && dayDigits <= 2
                && (TryTake("日") || TryTake("にち") || _rest.IsEmpty)
                && _rest.IsEmpty;
        }

        if (_rest is not [('-' or '/' or '.') and var mark, ..])
        {
            return false;
        }

        _rest = _rest[1..];
        if (!TryTakeNumber(out month, out var digits) || digits > 2 || _rest.IsEmpty || _rest[0] != mark)
        {
            return false;
        }

        _rest = _rest[1..];
        return TryTakeNumber(out day, out digits) && digits <= 2 && _rest.IsEmpty;
    }

    private bool TryTakeYear(bool isEraYear, out int year)
    {
        if (isEraYear && TryTake("元"))
        {
            year = 1;
            return true;
        }

        return TryTakeNumber(out year, out var digits) && (isEraYear ? digits <= 2 : digits == 4);
    }

    private bool TryTake(string word)
    {
        var starts = _rest.StartsWith(word, StringComparison.Ordinal);
        _rest = starts ? _rest[word.Length..] : _rest;
        return starts;
    }

    /// <summary>Takes 2019, 二〇一九, 三十一 or 千九百八十.</summary>
    /// <param name="value">The number, at most 9999.</param>
    /// <param name="digits">How many digits it has or would have; leading zeros of Arabic numbers count.</param>
    private bool TryTakeNumber(out int value, out int digits)
    {
        value = digits = 0;
        while (digits < 5 && !_rest.IsEmpty && char.IsAsciiDigit(_rest[0]))
        {
            value = (value * 10) + _rest[0] - '0';
            digits++;
            _rest = _rest[1..];
        }

        return digits > 0 ? digits < 5 : TryTakeKanjiNumber(out value, out digits);
    }

    private bool TryTakeKanjiNumber(out int value, out int digits)
    {
        value = digits = 0;
        var pending = 0;
        var lastUnit = 10_000;
        for (; !_rest.IsEmpty && digits < 5; _rest = _rest[1..])
        {
            var digit = "〇一二三四五六七八九".AsSpan().IndexOf(_rest[0]);
            var unit = _rest[0] switch { '十' => 10, '百' => 100, '千' => 1000, _ => 0 };
            if (digit >= 0)
            {
                pending = (pending * 10) + digit;
                digits++;
            }
            else if (unit > 0 && unit < lastUnit && pending < 10)
            {
                value += unit * Math.Max(pending, 1);
                pending = 0;
                lastUnit = unit;
                digits = 0;
            }
            else
            {
                break;
            }
        }

        if (lastUnit == 10_000)
        {
            value = pending;
            return digits is > 0 and < 5;
        }

        // After 十 only one digit may follow, after 百 two: 二百十五, never 十十五 or 十一五.
        if (pending >= lastUnit || digits > 1)
        {
            return false;
        }

        value += pending;
        digits = value switch { >= 1000 => 4, >= 100 => 3, >= 10 => 2, _ => 1 };
        return true;
    }
}
