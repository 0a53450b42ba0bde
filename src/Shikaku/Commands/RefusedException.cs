namespace Shikaku.Commands;

/// <summary>
/// What was asked for is refused because of somebody's rights or the state that things are in. The message is a Japanese sentence and carries no personal data;
/// the program prints it and ends with <see cref="ExitCode.Refused"/>.
/// </summary>
internal sealed class RefusedException(string message) : Exception(message);
