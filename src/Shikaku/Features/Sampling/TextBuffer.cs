using System.Globalization;

namespace Shikaku.Features.Sampling;

/// <summary>Text put together from parts, in memory that is used again.</summary>
internal sealed class TextBuffer
{
    private char[] _text = new char[64];
    private int _length;

    /// <summary>What was put together.</summary>
    public ReadOnlySpan<char> Text => _text.AsSpan(0, _length);

    /// <summary>Starts anew.</summary>
    public void Clear() => _length = 0;

    /// <summary>Replaces the text.</summary>
    public void Set(ReadOnlySpan<char> text)
    {
        Clear();
        Append(text);
    }

    /// <summary>Adds a part.</summary>
    public void Append(ReadOnlySpan<char> part)
    {
        while (_text.Length - _length < part.Length)
        {
            Array.Resize(ref _text, _text.Length * 2);
        }

        part.CopyTo(_text.AsSpan(_length));
        _length += part.Length;
    }

    /// <summary>Adds a character.</summary>
    public void Append(char character) => Append([character]);

    /// <summary>Adds a number in ASCII digits.</summary>
    public void AppendNumber(int number)
    {
        Span<char> digits = stackalloc char[11];
        number.TryFormat(digits, out var written, default, CultureInfo.InvariantCulture);
        Append(digits[..written]);
    }

    /// <summary>Adds a number in full-width digits (全角数字).</summary>
    public void AppendWideNumber(int number)
    {
        var start = _length;
        AppendNumber(number);
        for (var i = start; i < _length; i++)
        {
            _text[i] = (char)(_text[i] - '0' + '０');
        }
    }

    /// <inheritdoc/>
    public override string ToString() => new(Text);
}
