using System.CommandLine.Parsing;
using System.Globalization;
using System.Numerics;

namespace Shikaku.Commands;

/// <summary>Reads options that are whole numbers.</summary>
internal static class WholeNumber
{
    /// <summary>Reads a number of plain digits.</summary>
    /// <param name="result">The option as written; gets a Japanese sentence if the number is not allowed.</param>
    /// <param name="first">The smallest one allowed.</param>
    /// <param name="last">The largest one allowed.</param>
    public static T Read<T>(ArgumentResult result, T first, T last)
        where T : struct, IBinaryInteger<T>
    {
        if (T.TryParse(result.Tokens[0].Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= first && number <= last)
        {
            return number;
        }

        result.AddError(string.Create(CultureInfo.InvariantCulture, $"--{result.Argument.Name.TrimStart('-')} は {first} から {last} までの整数です。"));
        return default;
    }
}
