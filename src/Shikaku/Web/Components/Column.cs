using Microsoft.AspNetCore.Components;

namespace Shikaku.Web.Components;

/// <summary>A column of a table.</summary>
/// <typeparam name="T">A row.</typeparam>
/// <param name="Title">Its heading.</param>
/// <param name="Cell">What stands in a row's cell.</param>
public sealed record Column<T>(string Title, RenderFragment<T> Cell)
{
    /// <summary>The word by which the page is asked to sort by this column, or null if it cannot be.</summary>
    public string? Order { get; init; }

    /// <summary>Whether it holds numbers, which stand under each other by their last digit.</summary>
    public bool IsNumber { get; init; }
}
