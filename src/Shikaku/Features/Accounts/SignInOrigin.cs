using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Features.Accounts;

/// <summary>Where somebody tries to come in from.</summary>
/// <param name="Address">The network address, or the network of it where one place has many addresses.</param>
/// <param name="Browser">The browser, if the user of the name has signed in there before; else null.</param>
internal sealed record SignInOrigin(string Address, Guid? Browser)
{
    /// <summary>
    /// What failures are counted on. A browser that is known counts for itself, so that nobody elsewhere can lock its user out; all others share the counts of the name and of
    /// their address.
    /// </summary>
    /// <param name="name">The folded sign-in name.</param>
    public IReadOnlyList<AttemptCount> CountsOf(string name) => Browser is { } browser
        ? [AttemptCount.OfBrowser(browser, name)]
        : [AttemptCount.OfNameFrom(Address, name), AttemptCount.OfName(name), AttemptCount.OfAddress(Address)];
}
