using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Npgsql;
using Shikaku.Features.Members;
using Shikaku.Features.Stops.Confirmations;

namespace Shikaku.Features.Stops;

/// <summary>Lets confirmations with an end come to it as long as the server runs: soon after midnight in Japan, and when a server starts.</summary>
internal sealed partial class ConfirmationEndService(MemberSetup setup, ILogger<ConfirmationEndService> logger) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        var ends = new ConfirmationEnds(setup);
        using var timer = new PeriodicTimer(Pause, setup.Clock);
        do
        {
            try
            {
                await ends.RunAsync(stoppingToken);
            }
            catch (Exception failure) when (failure is NpgsqlException or IOException or TimeoutException)
            {
                LogFailure(failure);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The end of confirmations was interrupted and is tried again")]
    private partial void LogFailure(Exception failure);
}
