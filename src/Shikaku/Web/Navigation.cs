using Shikaku.Features.Accounts;

namespace Shikaku.Web;

/// <summary>The places of all features, in the features' order.</summary>
internal sealed class Navigation(IReadOnlyList<NavigationItem> items)
{
    /// <summary>The places that somebody may go to.</summary>
    /// <param name="caller">Who, or null if nobody has signed in.</param>
    public IEnumerable<NavigationItem> For(Caller? caller) => items.Where(item => caller is not null && (caller.Rights & item.Right) == item.Right);
}
