namespace Shikaku.Outcomes;

/// <summary>What an operation came to: a result, or an expected refusal. What is not expected throws.</summary>
/// <typeparam name="T">The result.</typeparam>
internal readonly struct Outcome<T>
{
    private readonly T _result;

    private Outcome(T result, Refusal? refusal) => (_result, Refusal) = (result, refusal);

    /// <summary>Why not; null if it was done.</summary>
    public Refusal? Refusal { get; }

    /// <summary>The result.</summary>
    /// <exception cref="InvalidOperationException">It was refused.</exception>
    public T Result => Refusal is { } refusal ? throw new InvalidOperationException(refusal.Problem.Code) : _result;

    /// <summary>It was done.</summary>
    public static implicit operator Outcome<T>(T result) => new(result, null);

    /// <summary>It was refused.</summary>
    public static implicit operator Outcome<T>(Refusal refusal) => new(default!, refusal);

    /// <summary>It was refused, and the sort of refusal says it all.</summary>
    public static implicit operator Outcome<T>(Problem problem) => new(default!, new Refusal(problem));
}
