using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Runs the <see cref="CheckWorker"/> as long as the server.</summary>
internal sealed partial class CheckService(CheckRegister register, ILogger<CheckService> logger) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // A damaged table is the server's trouble: it must judge nobody.
        await Task.Run(register.Register.Tables.RequireWhole, stoppingToken);
        await new CheckWorker(register, LogFailure).RunAsync(stoppingToken);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "The check of stored members was interrupted and goes on")]
    private partial void LogFailure(Exception failure);
}
