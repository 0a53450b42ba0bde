using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A field of a form.</summary>
/// <param name="Name">Under which it is sent.</param>
/// <param name="Label">What it asks for.</param>
/// <param name="Kind">How it is filled in.</param>
public sealed record FormField(string Name, string Label, FieldKind Kind = FieldKind.Text)
{
    /// <summary>What helps to fill it in, or null.</summary>
    public string? Hint { get; init; }

    /// <summary>What the browser may fill in, in HTML's words, as in <c>username</c>.</summary>
    public string AutoComplete { get; init; } = "off";

    /// <summary>Whether it may be left empty.</summary>
    public bool IsOptional { get; init; }

    /// <summary>The answers, where it is one or any of several.</summary>
    public IReadOnlyList<Choice> Choices { get; init; } = [];
}
