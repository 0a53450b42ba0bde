using Shikaku.Outcomes;

namespace Shikaku.Commands;

/// <summary>What a command expects an operation to come to; a refusal ends the command.</summary>
internal static class Expected
{
    private const int UnfitInput = 422;

    /// <summary>The result.</summary>
    /// <exception cref="WrongUsageException">What was given does not have the right form.</exception>
    /// <exception cref="RefusedException">It was refused for another reason.</exception>
    public static T ResultOf<T>(Outcome<T> outcome)
    {
        if (outcome.Refusal is not { } refusal)
        {
            return outcome.Result;
        }

        var message = string.Join('\n', [refusal.Problem.Title + refusal.Problem.Advice, .. refusal.Details]);
        throw refusal.Problem.Status == UnfitInput ? new WrongUsageException(message) : new RefusedException(message);
    }
}
