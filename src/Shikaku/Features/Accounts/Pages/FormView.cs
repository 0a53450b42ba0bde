using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Shikaku.Web.Components;

namespace Shikaku.Features.Accounts.Pages;

/// <summary>A page with one form: what stands before it, its fields, and its button. With facts and no fields it asks whether all is right.</summary>
/// <param name="Title">What the page is about.</param>
/// <param name="Action">Where the form goes.</param>
/// <param name="Button">The words on its button.</param>
public sealed record FormView(string Title, string Action, string Button)
{
    /// <summary>The name under which the buttons tell which one was used.</summary>
    public const string StepName = "step";

    /// <summary>The button that goes ahead.</summary>
    public const string Confirm = "confirm";

    /// <summary>The button that goes back to the fields with what was filled in.</summary>
    public const string Correct = "correct";

    /// <summary>The pages above.</summary>
    public IReadOnlyList<Waypoint> Trail { get; init; } = [];

    /// <summary>Sentences before the form.</summary>
    public IReadOnlyList<string> Lead { get; init; } = [];

    /// <summary>What a camera reads from the page, and what it is for; or null.</summary>
    public CameraText? Drawing { get; init; }

    /// <summary>What is shown before the form.</summary>
    public IReadOnlyList<ListItem> Facts { get; init; } = [];

    /// <summary>The fields.</summary>
    public IReadOnlyList<FormField> Fields { get; init; } = [];

    /// <summary>What is sent unseen.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Hidden { get; init; } = [];

    /// <summary>What goes along with <see cref="Button"/> under <see cref="StepName"/>; null where there is one step only.</summary>
    public string? Step { get; init; }

    /// <summary>What was filled in, and what is wrong with it.</summary>
    public FormState State { get; init; } = new();

    /// <summary>The answer that shows the page.</summary>
    internal IResult Show(int status = StatusCodes.Status200OK) => new RazorComponentResult<FormPage>(new { View = this }) { StatusCode = status };

    /// <summary>The answer that shows the page again for what is wrong on it.</summary>
    internal IResult ShowFaulty() => Show(StatusCodes.Status422UnprocessableEntity);
}
