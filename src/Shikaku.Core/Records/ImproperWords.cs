using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>The words that do not belong into a name or an address (CHK-04, <c>data/improper_words.tsv</c>).</summary>
public sealed class ImproperWords
{
    private const string TelephonePattern = "telephone_number";

    private readonly List<Word> _words = [];

    private ImproperWords()
    {
    }

    /// <summary>Where a word is improper.</summary>
    public enum Field : byte
    {
        /// <summary>In a name.</summary>
        Name,

        /// <summary>In an address.</summary>
        Address,
    }

    private enum Match : byte
    {
        Whole,
        Contains,
        Suffix,
        Telephone,
    }

    /// <summary>Reads the table; several exceptions of a word are parted by 「、」.</summary>
    /// <exception cref="InvalidDataException">The table is damaged.</exception>
    public static ImproperWords Parse(ReadOnlySpan<byte> tsv)
    {
        var table = new ImproperWords();
        var reader = new TableReader("improper_words.tsv", tsv, "word", "field", "match", "exceptions", "valid_from", "valid_to");
        while (reader.Read())
        {
            Field field = reader.GetString(1) switch
            {
                "name" => Field.Name,
                "address" => Field.Address,
                _ => throw reader.Damaged("the field is neither name nor address"),
            };
            Match match = reader.GetString(2) switch
            {
                "whole" => Match.Whole,
                "contains" => Match.Contains,
                "suffix" => Match.Suffix,
                "pattern" when reader.GetString(0) == TelephonePattern => Match.Telephone,
                _ => throw reader.Damaged("the match is unknown"),
            };
            var needsSpace = IdentifierText.SpaceWidth(reader.GetBytes(0)) > 0;
            var text = reader.GetBytes(0)[IdentifierText.SpaceWidth(reader.GetBytes(0))..].ToArray();
            if (text.Length == 0)
            {
                throw reader.Damaged("the word is blank");
            }

            var exceptions = reader.GetString(3).Split('、', StringSplitOptions.RemoveEmptyEntries).Select(Encoding.UTF8.GetBytes).ToArray();
            table._words.Add(new Word(
                field, match, text, needsSpace, exceptions, TableDate.Read(reader, 4) ?? DateOnly.MinValue, TableDate.Read(reader, 5) ?? DateOnly.MaxValue));
        }

        return table;
    }

    /// <summary>Whether a text holds an improper word.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="field">What the text is.</param>
    /// <param name="today">The day on which a word must be on the list.</param>
    public bool IsIn(ReadOnlySpan<byte> text, Field field, DateOnly today)
    {
        foreach (var word in _words)
        {
            if (word.Field == field && word.ValidFrom <= today && today <= word.ValidTo && IsIn(text, word))
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>The words of a field, without the space before them, in UTF-8; telephone numbers are no word.</summary>
    internal IEnumerable<byte[]> TextsOf(Field field) => _words
        .Where(word => word.Field == field && word.Match != Match.Telephone)
        .Select(static word => word.Text);

    private static bool IsIn(ReadOnlySpan<byte> text, Word word)
    {
        switch (word.Match)
        {
            case Match.Whole:
                return TrimEnd(text).SequenceEqual(word.Text);
            case Match.Suffix:
                var trimmed = TrimEnd(text);
                return trimmed.EndsWith(word.Text) && (!word.NeedsSpace || EndsWithSpace(trimmed[..^word.Text.Length]));
            case Match.Telephone:
                return TelephoneNumber.IsIn(text);
            default:
                return ContainsOutsideExceptions(text, word);
        }
    }

    private static bool ContainsOutsideExceptions(ReadOnlySpan<byte> text, Word word)
    {
        for (var start = 0; ;)
        {
            var found = text[start..].IndexOf(word.Text);
            if (found < 0)
            {
                return false;
            }

            if (!IsInsideException(text, start + found, word))
            {
                return true;
            }

            start += found + word.Text.Length;
        }
    }

    private static bool IsInsideException(ReadOnlySpan<byte> text, int place, Word word)
    {
        foreach (var exception in word.Exceptions)
        {
            var offset = exception.AsSpan().IndexOf(word.Text);
            if (offset >= 0 && place >= offset && text[(place - offset)..].StartsWith(exception))
            {
                return true;
            }
        }

        return false;
    }

    private static ReadOnlySpan<byte> TrimEnd(ReadOnlySpan<byte> text)
    {
        for (var width = SpaceWidthAtEnd(text); width > 0; width = SpaceWidthAtEnd(text))
        {
            text = text[..^width];
        }

        return text;
    }

    private static bool EndsWithSpace(ReadOnlySpan<byte> text) => SpaceWidthAtEnd(text) > 0;

    private static int SpaceWidthAtEnd(ReadOnlySpan<byte> text)
    {
        for (var width = 1; width <= 3 && width <= text.Length; width++)
        {
            if (IdentifierText.SpaceWidth(text[^width..]) == width)
            {
                return width;
            }
        }

        return 0;
    }

    private sealed record Word(Field Field, Match Match, byte[] Text, bool NeedsSpace, byte[][] Exceptions, DateOnly ValidFrom, DateOnly ValidTo);
}
