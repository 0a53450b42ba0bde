namespace Shikaku.Features.Mergers;

/// <summary>What an import of a list is asked to do.</summary>
internal sealed record MergerImportOptions
{
    /// <summary>The list.</summary>
    public required string Mergers { get; init; }

    /// <summary>The folder that takes the new tables.</summary>
    public required string Output { get; init; }

    /// <summary>Name of the list, as the manifest shows it.</summary>
    public required string Source { get; init; }

    /// <summary>Under what terms the list may be used.</summary>
    public required string Licence { get; init; }

    /// <summary>The present day in Japan.</summary>
    public required DateOnly Today { get; init; }
}
