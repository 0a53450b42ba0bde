using System.CommandLine.Parsing;

namespace Shikaku.Commands;

/// <summary>An option whose value is one of a few words.</summary>
internal static class ChoiceOf
{
    /// <summary>Reads the name of a member, in any case; numbers are no names.</summary>
    public static T Named<T>(ArgumentResult result)
        where T : struct, Enum
    {
        var word = result.Tokens[0].Value;
        foreach (var choice in Enum.GetValues<T>())
        {
            if (string.Equals(choice.ToString(), word, StringComparison.OrdinalIgnoreCase))
            {
                return choice;
            }
        }

        var names = string.Join("、", Enum.GetNames<T>().Select(name => name.ToLowerInvariant()));
        result.AddError($"{result.Argument.Name} は {names} のどれかです。");
        return default;
    }
}
