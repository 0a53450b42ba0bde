using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Shikaku.Web;

/// <summary>What a feature brings to the web: its one door.</summary>
internal sealed record WebFeature
{
    /// <summary>Adds the feature's operations and what they need. The register's database, the key ring and the clock are there already.</summary>
    public Action<IServiceCollection> AddServices { get; init; } = static _ => { };

    /// <summary>Maps its pages, and its part of the interface for systems (<see cref="Api"/>).</summary>
    public Action<IEndpointRouteBuilder> Map { get; init; } = static _ => { };

    /// <summary>Its places in the navigation and on the home page.</summary>
    public IReadOnlyList<NavigationItem> Navigation { get; init; } = [];
}
