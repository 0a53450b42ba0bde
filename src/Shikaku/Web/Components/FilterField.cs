namespace Shikaku.Web.Components;

/// <summary>Something by which a table can be narrowed.</summary>
/// <param name="Name">Under which it stands in the address.</param>
/// <param name="Label">What it asks for.</param>
public sealed record FilterField(string Name, string Label)
{
    /// <summary>The kind of input: text or date.</summary>
    public string Type { get; init; } = "text";

    /// <summary>The answers, where it is one of several; none for an input.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];

    /// <summary>What holds as long as no answer is chosen.</summary>
    public string Unchosen { get; init; } = "すべて";
}
