using Shikaku.Features.Accounts;

namespace Shikaku.Web;

/// <summary>A place that users go to: a word in the navigation, a card on the home page.</summary>
/// <param name="Title">Its name, as the page's own heading.</param>
/// <param name="Address">The path.</param>
/// <param name="Description">What everybody does there who sees the item, in a sentence.</param>
/// <param name="Right">Who has none of it does not see the item.</param>
internal sealed record NavigationItem(string Title, string Address, string Description, Right Right)
{
    /// <summary>What those do there who also have a further right, or null.</summary>
    public (Right Right, string Description)? Further { get; init; }

    /// <summary>A component that shows on the card how things stand, or null. It takes no parameters.</summary>
    public Type? Standing { get; init; }

    /// <summary>What somebody with these rights does there.</summary>
    public string DescriptionFor(Right rights) => Further is var (further, description) && rights.HasFlag(further) ? description : Description;
}
