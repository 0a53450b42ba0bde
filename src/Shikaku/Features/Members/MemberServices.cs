using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Shikaku.Features.Checks;
using Shikaku.ReferenceData;

namespace Shikaku.Features.Members;

/// <summary>What the web features about members share.</summary>
internal static class MemberServices
{
    /// <summary>Adds it, once.</summary>
    public static IServiceCollection AddMemberSetup(this IServiceCollection services)
    {
        services.TryAddSingleton(_ => new CheckTables(TableFiles.Open()));
        services.TryAddSingleton<MemberSetup>();
        return services;
    }
}
