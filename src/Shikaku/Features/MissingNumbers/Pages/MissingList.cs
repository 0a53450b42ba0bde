namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>The work list as its page shows it.</summary>
public sealed class MissingList
{
    internal MissingList(MissingPage page) => Page = page;

    /// <summary>The rows.</summary>
    internal MissingPage Page { get; }
}
