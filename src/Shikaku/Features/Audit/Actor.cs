namespace Shikaku.Features.Audit;

/// <summary>Who does something: a person or a system.</summary>
/// <param name="Kind">What sort of actor it is.</param>
/// <param name="Name">Which one: a sign-in name, the name of an API key, an account of the operating system, the name of a job.</param>
internal sealed record Actor(ActorKind Kind, string Name)
{
    /// <summary>Whoever tries to come in and has not shown who it is.</summary>
    public static Actor AtTheDoor { get; } = new(ActorKind.Job, "sign-in");

    /// <summary>As in <c>Person:yamamoto</c>.</summary>
    public override string ToString() => $"{Kind}:{Name}";

    /// <summary>Reads what <see cref="ToString"/> wrote.</summary>
    public static Actor Parse(string text) => text.IndexOf(':', StringComparison.Ordinal) is > 0 and var colon && Enum.TryParse<ActorKind>(text[..colon], out var kind)
        ? new Actor(kind, text[(colon + 1)..])
        : throw new FormatException("That is no actor.");
}
