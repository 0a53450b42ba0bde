using System.CommandLine;
using System.Globalization;

namespace Shikaku.Commands;

/// <summary>Options that are shares in percent.</summary>
internal static class Percentage
{
    /// <summary>Makes an option that takes a number from 0 to 100, with or without decimals; 0 where it is not given.</summary>
    /// <param name="name">Its name.</param>
    /// <param name="description">What it is, in Japanese.</param>
    public static Option<double> Option(string name, string description) => new(name)
    {
        Description = description,
        CustomParser = result =>
        {
            if (double.TryParse(result.Tokens[0].Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var share) && share is >= 0 and <= 100)
            {
                return share;
            }

            result.AddError($"{name} は 0 から 100 までの数です。");
            return 0;
        },
    };
}
