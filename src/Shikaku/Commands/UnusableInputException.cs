namespace Shikaku.Commands;

/// <summary>
/// The input of a command cannot be used at all: missing file, missing column, damaged table. The message is a Japanese sentence
/// for the clerk and carries no personal data; the program prints it and ends with <see cref="ExitCode.InputUnusable"/>.
/// </summary>
internal sealed class UnusableInputException : Exception
{
    public UnusableInputException(string message)
        : base(message)
    {
    }

    public UnusableInputException(string message, Exception? cause)
        : base(message, cause)
    {
    }
}
