using System.CommandLine;
using Shikaku.ReferenceData;

namespace Shikaku.Commands;

/// <summary><c>--tables DIR</c>: other reference tables than the shipped ones, such as those that <c>tables import</c> wrote.</summary>
internal static class TablesOption
{
    /// <summary>Makes the option.</summary>
    /// <param name="use">What the command does with the tables, as the beginning of the Japanese description.</param>
    public static Option<string?> Create(string use) => new("--tables") { Description = $"{use}参照データのフォルダー。省略時はプログラムに付属のもの" };

    /// <summary>Opens the tables that the option names, or the shipped ones.</summary>
    /// <param name="host">Has the shipped ones.</param>
    /// <param name="folder">What the option says; null if it is not given.</param>
    /// <exception cref="UnusableInputException">The manifest is missing or unreadable.</exception>
    public static TableFiles Open(CommandHost host, string? folder) => folder is null ? host.ShippedTables.Value : TableFiles.Open(folder);
}
