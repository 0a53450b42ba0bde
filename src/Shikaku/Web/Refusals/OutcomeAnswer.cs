using Microsoft.AspNetCore.Http;
using Shikaku.Outcomes;

namespace Shikaku.Web.Refusals;

/// <summary>The one way from an outcome to an answer.</summary>
internal static class OutcomeAnswer
{
    /// <summary>Answers with what was done, or tells why it was not.</summary>
    /// <typeparam name="T">The result.</typeparam>
    /// <param name="outcome">What the operation came to.</param>
    /// <param name="answer">The answer to a result.</param>
    public static IResult Answer<T>(this Outcome<T> outcome, Func<T, IResult> answer) =>
        outcome.Refusal is { } refusal ? new RefusalAnswer(refusal) : answer(outcome.Result);
}
