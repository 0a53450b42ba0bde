using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Invocation;

namespace Shikaku.Commands;

/// <summary>The help of the parser in Japanese throughout: the parser has no Japanese for some of its words.</summary>
/// <param name="help">The parser's own help.</param>
internal sealed class JapaneseHelp(HelpAction help) : SynchronousCommandLineAction
{
    // Where a word stands before a column, the spaces keep its width.
    private static readonly (string Theirs, string Ours)[] Words =
    [
        ("Description:", "説明:"),
        ("(REQUIRED)", "(必須)    "),
        ("[default: ", "[省略時: "),
        ("[command]", "[コマンド]"),
        ("[options]", "[オプション]"),
    ];

    /// <summary>Who asks for help need not give what the command asks for.</summary>
    public override bool ClearsParseErrors => help.ClearsParseErrors;

    /// <summary>Gives a command line this help.</summary>
    public static void Use(RootCommand root)
    {
        foreach (var option in root.Options)
        {
            if (option is HelpOption { Action: HelpAction help })
            {
                option.Description = "使い方を表示する";
                option.Action = new JapaneseHelp(help);
            }
        }
    }

    /// <inheritdoc/>
    public override int Invoke(ParseResult parseResult)
    {
        var configuration = parseResult.InvocationConfiguration;
        var output = configuration.Output;
        using var text = new StringWriter { NewLine = output.NewLine };
        configuration.Output = text;
        var exitCode = help.Invoke(parseResult);
        configuration.Output = output;
        output.Write(Words.Aggregate(text.ToString(), (told, word) => told.Replace(word.Theirs, word.Ours, StringComparison.Ordinal)));
        return exitCode;
    }
}
