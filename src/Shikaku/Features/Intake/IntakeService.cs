using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Shikaku.Features.Members;

namespace Shikaku.Features.Intake;

/// <summary>Runs the <see cref="IntakeWorker"/> as long as the server.</summary>
internal sealed partial class IntakeService(MemberSetup setup, ILogger<IntakeService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A damaged table is the server's trouble: no file must be told that it cannot be used.
        await Task.Run(setup.Tables.RequireWhole, stoppingToken);
        await new IntakeWorker(setup, Environment.ProcessorCount, LogFailure).RunAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A received file could not be applied and waits on")]
    private partial void LogFailure(Exception failure);
}
