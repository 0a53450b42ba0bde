using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A page that shows something: facts about a thing with what can be done to it, or a secret that is shown once.</summary>
/// <param name="Title">What the page is about.</param>
/// <param name="Facts">What it shows.</param>
public sealed record NoticeView(string Title, IReadOnlyList<ListItem> Facts)
{
    /// <summary>The pages above.</summary>
    public IReadOnlyList<Waypoint> Trail { get; init; } = [];

    /// <summary>Sentences before the facts.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>What can be done next: words and paths.</summary>
    public IReadOnlyList<Waypoint> Actions { get; init; } = [];

    /// <summary>The answer that shows the page.</summary>
    internal IResult Show() => new RazorComponentResult<NoticePage>(new { View = this });
}
