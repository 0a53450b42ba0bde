using Shikaku.Features.Stops.Work;

namespace Shikaku.Features.Stops.Pages;

/// <summary>A list of results as its page shows it.</summary>
public sealed class ResultList
{
    internal ResultList(ResultFilter filter, ResultPage page, ResultCount count) => (Filter, Page, Count) = (filter, page, count);

    /// <summary>Which results.</summary>
    internal ResultFilter Filter { get; }

    /// <summary>Those of the page.</summary>
    internal ResultPage Page { get; }

    /// <summary>How many of the insurer's are how.</summary>
    internal ResultCount Count { get; }
}
