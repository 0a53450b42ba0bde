using Shikaku.ReferenceData;

namespace Shikaku.Commands;

/// <summary>What a command may touch of the world around it, so that tests run a command as the program does.</summary>
/// <param name="Output">Results; with <c>--json</c> nothing but JSON.</param>
/// <param name="Error">Progress and messages.</param>
/// <param name="Clock">The clock; days are days in Japan.</param>
/// <param name="IsTerminal">Whether <paramref name="Error"/> is a terminal that can draw a progress bar.</param>
internal sealed record CommandHost(TextWriter Output, TextWriter Error, TimeProvider Clock, bool IsTerminal)
{
    /// <summary>What <see cref="KernelChoice.Variable"/> says; null if it is not set.</summary>
    public string? Kernels { get; init; }

    /// <summary>The tables shipped beside the executable.</summary>
    public Lazy<TableFiles> ShippedTables { get; init; } = new(TableFiles.Open);

    /// <summary>The present day in Japan.</summary>
    public DateOnly Today => JapanTime.Today(Clock);
}
