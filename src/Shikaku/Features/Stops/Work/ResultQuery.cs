using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Extensions;
using Shikaku.Core.Judgement;
using Shikaku.Web;

namespace Shikaku.Features.Stops.Work;

/// <summary>A list of results as the address of a page names it, so that it stays the same from page to page. It never holds what names a person.</summary>
internal static class ResultQuery
{
    /// <summary>The names in the address.</summary>
    public const string Mark = "mark", State = "state", Membership = "membership", Reason = "reason";

    /// <summary>The words for 加入中 and 資格喪失.</summary>
    public const string Present = "present", Lost = "lost";

    private const int LongestReason = 50;

    /// <summary>All names.</summary>
    public static IReadOnlyList<string> Names { get; } = [Mark, State, Membership, Reason];

    /// <summary>Reads an address; what it does not know, and a reason that is unfit, is left out.</summary>
    public static ResultFilter Read(IQueryCollection query)
    {
        var reason = query[Reason].ToString().Trim();
        return new ResultFilter
        {
            Mark = EnumText.TryParse<Mark>(query[Mark], out var mark) && mark != Core.Judgement.Mark.Agree ? mark : null,
            State = EnumText.TryParse<ResultStateFilter>(query[State], out var state) ? state : ResultStateFilter.Work,
            IsLost = query[Membership].ToString() switch
            {
                Lost => true,
                Present => false,
                _ => null,
            },
            Reason = reason.Length is > 0 and <= LongestReason && FilterText.FlawOf(reason) is null ? reason : null,
        };
    }

    /// <summary>The list in an address, as in <c>?mark=FullStop</c>; empty for the list of work.</summary>
    /// <param name="filter">The list.</param>
    /// <param name="more">What else the address says.</param>
    public static string Of(ResultFilter filter, params ReadOnlySpan<(string Name, string Value)> more)
    {
        var query = new QueryBuilder();
        if (filter.Mark is { } mark)
        {
            query.Add(Mark, mark.ToString());
        }

        if (filter.State != ResultStateFilter.Work)
        {
            query.Add(State, filter.State.ToString());
        }

        if (filter.IsLost is { } lost)
        {
            query.Add(Membership, lost ? Lost : Present);
        }

        if (filter.Reason is { } reason)
        {
            query.Add(Reason, reason);
        }

        foreach (var (name, value) in more)
        {
            query.Add(name, value);
        }

        return query.ToQueryString().ToString();
    }
}
