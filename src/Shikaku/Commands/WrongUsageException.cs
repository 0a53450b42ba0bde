namespace Shikaku.Commands;

/// <summary>
/// An option was well formed but means nothing, which only the operation could tell. The message is a Japanese sentence; the program prints it
/// and ends with <see cref="ExitCode.WrongUsage"/>.
/// </summary>
internal sealed class WrongUsageException(string message) : Exception(message);
