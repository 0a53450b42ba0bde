using System.CommandLine;
using System.CommandLine.Parsing;
using Shikaku.Core.Identifiers;

namespace Shikaku.Commands;

/// <summary>Says in Japanese what is wrong with a command line. Most sentences are the parser's own; it has no Japanese for some.</summary>
internal static class UsageErrors
{
    private const char FirstJapanese = '\u3040';

    /// <summary>One sentence for each error, then the way on.</summary>
    public static IEnumerable<string> Sentences(ParseResult parsed) => [.. parsed.Errors.Select(SentenceOf), "使い方は --help で表示します。"];

    /// <summary>
    /// What a user typed in the wrong place may be a 個人番号: twelve digits or more in a row are not repeated, and neither are twelve that single signs
    /// part, as in 1234-5678-9018, if they make a number.
    /// </summary>
    public static string WithoutNumbers(string message)
    {
        var text = message.ToCharArray();
        for (var start = 0; start < text.Length; start++)
        {
            var (end, digits) = GroupFrom(message, start, mayBeParted: false);
            if (digits == 0)
            {
                continue;
            }

            if (digits < IndividualNumber.Length && GroupFrom(message, start, mayBeParted: true) is { Digits: IndividualNumber.Length } parted
                && IndividualNumber.TryParse(string.Concat(message[start..parted.End].Where(char.IsDigit)), out _, out _))
            {
                (end, digits) = parted;
            }

            text.AsSpan(start, digits >= IndividualNumber.Length ? end - start : 0).Fill('*');
            start = end;
        }

        return new string(text);
    }

    private static (int End, int Digits) GroupFrom(string message, int start, bool mayBeParted)
    {
        var (end, digits) = (start, 0);
        for (var i = start; i < message.Length; i++)
        {
            if (char.IsDigit(message[i]))
            {
                (end, digits) = (i + 1, digits + 1);
            }
            else if (!mayBeParted || digits == 0 || char.IsLetter(message[i]) || !char.IsDigit(message[i - 1]))
            {
                break;
            }
        }

        return (end, digits);
    }

    private static string SentenceOf(ParseError error) => error switch
    {
        _ when IsJapanese(error.Message) => WithoutNumbers(error.Message.Replace("。.", "。", StringComparison.Ordinal)),
        { SymbolResult: OptionResult { IdentifierTokenCount: > 1 } twice } => $"{twice.Option.Name} は1回だけ指定してください。",
        { SymbolResult: OptionResult missing } => $"{missing.Option.Name} を指定してください({missing.Option.Description})。",
        _ => "コマンドの書き方が違います。",
    };

    private static bool IsJapanese(string message) => message.AsSpan().ContainsAnyInRange(FirstJapanese, '\u9FFF');
}
