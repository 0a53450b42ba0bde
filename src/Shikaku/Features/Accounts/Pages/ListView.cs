using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A page with one table.</summary>
/// <param name="Title">What the page is about.</param>
/// <param name="Columns">The words over the columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ListView(string Title, IReadOnlyList<string> Columns, IReadOnlyList<ListRow> Rows)
{
    /// <summary>Sentences before the table.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>What can be done here: words and paths.</summary>
    public IReadOnlyList<Waypoint> Actions { get; init; } = [];

    /// <summary>The answer that shows the page.</summary>
    internal IResult Show() => new RazorComponentResult<ListPage>(new { View = this });
}
