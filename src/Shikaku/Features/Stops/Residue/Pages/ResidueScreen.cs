using Shikaku.Core.Residue;
using Shikaku.Features.Organisations;
using Shikaku.Features.Accounts;
using Shikaku.Web.Components;

namespace Shikaku.Features.Stops.Residue.Pages;

/// <summary>A report on residue as its page shows it.</summary>
public sealed class ResidueScreen
{
    internal ResidueScreen(ResidueQuery query, ResidueReport? report, ResidueAge age, Caller caller, string path, TableView view) =>
        (Query, Report, Age, Path, View, MayOpenRows) = (query, report, age, path, view, caller.Kind == OrganisationKind.Insurer);

    /// <summary>What was asked.</summary>
    internal ResidueQuery Query { get; }

    /// <summary>The answer; null if the question cannot be read.</summary>
    internal ResidueReport? Report { get; }

    /// <summary>How old a stop is when it is left over.</summary>
    internal ResidueAge Age { get; }

    /// <summary>The page.</summary>
    internal string Path { get; }

    /// <summary>How the table is looked at.</summary>
    internal TableView View { get; }

    /// <summary>Whether whoever looks may see the members behind the figures.</summary>
    internal bool MayOpenRows { get; }

    /// <summary>By what the report can be narrowed.</summary>
    internal IReadOnlyList<FilterField> Fields =>
    [
        new(ResidueQuery.Day, "時点") { Type = "date" },
        new(ResidueQuery.From, "検知の期間（この日から）") { Type = "date" },
        new(ResidueQuery.Until, "検知の期間（この日まで）") { Type = "date" },
        new(ResidueQuery.View, "停止の種類") { Choices = ResidueWords.FurtherViews, Unchosen = ResidueWords.Of(StoppedView.Qualification) },
        .. Query.Question.Insurer is null
            ? [new FilterField(ResidueQuery.By, "まとめ方") { Choices = [.. Organisations.Bodies.InsurerGroupings.Choices.Skip(1)], Unchosen = Organisations.Bodies.InsurerGroupings.Choices[0].Label }]
            : Array.Empty<FilterField>(),
    ];
}
