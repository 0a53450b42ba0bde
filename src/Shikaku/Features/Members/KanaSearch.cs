using Shikaku.Core.Text;

namespace Shikaku.Features.Members;

/// <summary>The kana name as searches compare it: without differences of width, of hiragana and katakana, and without spaces. Not thread-safe.</summary>
/// <param name="fold">The notation fold.</param>
internal sealed class KanaSearch(FoldTable fold)
{
    private readonly FoldedText _text = new(fold);

    /// <summary>The form of a name, or of the beginning of one; null if it says nothing.</summary>
    public string? Of(string? name)
    {
        if (name is null)
        {
            return null;
        }

        _text.Set(name.AsSpan());
        var units = _text.Units;
        Span<char> kept = stackalloc char[Math.Min(units.Length, FoldedText.DefaultCapacity)];
        var length = 0;
        foreach (var unit in units)
        {
            if (!char.IsWhiteSpace(unit) && length < kept.Length)
            {
                kept[length++] = unit;
            }
        }

        return length == 0 ? null : kept[..length].ToString();
    }
}
