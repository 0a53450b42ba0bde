using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shikaku.Features.Members;

namespace Shikaku.Features.Checks.Schedules;

/// <summary>Begins periodic checks as long as the server runs.</summary>
internal sealed partial class ScheduleService(ScheduleRunner runner, MemberSetup setup, ILogger<ScheduleService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(15);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(Pause, setup.Clock);
        do
        {
            try
            {
                await runner.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (!stoppingToken.IsCancellationRequested)
            {
                // Whatever it is: what leaves a background service ends the whole server.
                LogFailure(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A periodic check could not begin and is tried again")]
    private partial void LogFailure(Exception failure);
}
