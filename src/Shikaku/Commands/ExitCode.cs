namespace Shikaku.Commands;

/// <summary>The exit codes of product.md §4, a contract with others' scripts.</summary>
internal static class ExitCode
{
    /// <summary>Done; mismatches found are not failures.</summary>
    public const int Done = 0;

    /// <summary>Internal error.</summary>
    public const int InternalError = 1;

    /// <summary>Wrong usage.</summary>
    public const int WrongUsage = 2;

    /// <summary>Input unusable.</summary>
    public const int InputUnusable = 3;

    /// <summary>Refused: rights or state.</summary>
    public const int Refused = 4;

    /// <summary>Interrupted.</summary>
    public const int Interrupted = 5;
}
