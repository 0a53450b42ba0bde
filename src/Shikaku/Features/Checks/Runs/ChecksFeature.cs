using Microsoft.Extensions.DependencyInjection;
using Shikaku.Features.Accounts;
using Shikaku.Features.Checks.Schedules;
using Shikaku.Features.Checks.Schedules.Pages;
using Shikaku.Features.Members;
using Shikaku.Features.Residents;
using Shikaku.Web;

namespace Shikaku.Features.Checks.Runs;

/// <summary>What the check of stored members brings to the web: its pages, and, where there is a way to the resident registry, the work itself.</summary>
internal static class ChecksFeature
{
    /// <summary>The feature of a server that asks no registry: another one does, or none yet, and what is to be asked waits.</summary>
    public static WebFeature Feature { get; } = new()
    {
        AddServices = services => services.AddMemberSetup().AddSingleton<CheckSettings>().AddSingleton<RunStart>().AddSingleton<RunQueries>()
            .AddSingleton<CheckSchedules>().AddSingleton<ScheduleRunner>().AddHostedService<ScheduleService>(),
        Map = routes =>
        {
            RunPages.Map(routes);
            SchedulePages.Map(routes);
            ScheduleEndpoints.Map(routes);
        },
        Navigation = [new("誤入力チェック", RunPages.List, "個人番号が本人のものかを照らし合わせた記録を確かめます。", Right.ViewChecks)],
    };

    /// <summary>The feature of a server that asks the registry.</summary>
    /// <param name="transport">The way to it; disposed by the caller after the server.</param>
    public static WebFeature With(IRegistryTransport transport) => Feature with
    {
        AddServices = services =>
        {
            Feature.AddServices(services);
            services.AddSingleton(provider => new CheckRegister(provider.GetRequiredService<MemberSetup>(), transport, provider.GetRequiredService<CheckSettings>()))
                .AddHostedService<CheckService>();
        },
    };
}
