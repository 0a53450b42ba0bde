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

    /// <summary>What a user typed in the wrong place may be a 個人番号: digits that could be one are not repeated.</summary>
    public static string WithoutNumbers(string message)
    {
        var digits = 0;
        var text = message.ToCharArray();
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsDigit(text[i]))
            {
                digits++;
                continue;
            }

            text.AsSpan(i - digits, digits >= IndividualNumber.Length ? digits : 0).Fill('*');
            digits = 0;
        }

        return new string(text);
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
