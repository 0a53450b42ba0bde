using Shikaku.Core.Records;
using Shikaku.Features.Accounts;
using Shikaku.Features.Organisations;
using Shikaku.Features.Organisations.Bodies;
using Shikaku.Web.Components;

namespace Shikaku.Features.Intake.Monthly.Pages;

/// <summary>Monthly findings as their page shows them.</summary>
public sealed class MonthlyScreen
{
    internal MonthlyScreen(MonthlyQuery query, MonthlyReport? report, Caller caller, string path, TableView view) =>
        (Query, Report, Path, View, MayOpenSources) = (query, report, path, view, caller.Kind == OrganisationKind.Insurer);

    /// <summary>What was asked.</summary>
    internal MonthlyQuery Query { get; }

    /// <summary>The answer; null if the question cannot be read.</summary>
    internal MonthlyReport? Report { get; }

    /// <summary>The page.</summary>
    internal string Path { get; }

    /// <summary>How the table is looked at.</summary>
    internal TableView View { get; }

    /// <summary>Whether whoever looks may see what stands behind the counts.</summary>
    internal bool MayOpenSources { get; }

    /// <summary>By what the page can be narrowed.</summary>
    internal IReadOnlyList<FilterField> Fields =>
    [
        new(MonthlyQuery.Month, "月") { Type = "month" },
        new(MonthlyQuery.Code, "検査コード") { Choices = [.. FindingCatalogue.All.ToArray().Select(entry => new Choice(entry.Code.ToString(), $"{entry.Code} {entry.JapaneseMessage}"))] },
        .. Query.Question.Insurer is null
            ? [new FilterField(MonthlyQuery.By, "まとめ方") { Choices = [.. InsurerGroupings.Choices.Skip(1)], Unchosen = InsurerGroupings.Choices[0].Label }]
            : Array.Empty<FilterField>(),
    ];
}
