using Dapper;
using Npgsql;
using Shikaku.Features.Members;

namespace Shikaku.Features.Intake;

/// <summary>Tells how far the work on a file is, over a connection of its own, so that others see it before the work is committed.</summary>
/// <param name="setup">The register.</param>
/// <param name="insurer">The insurer.</param>
/// <param name="intake">The file.</param>
internal sealed class IntakeProgress(MemberSetup setup, string insurer, Guid intake) : IAsyncDisposable
{
    private const string Note =
        """
        INSERT INTO intake.progress (insurer_number, intake_id, stage, bytes_done, updated_at) VALUES (@insurer, @intake, @stage, @bytes, @now)
        ON CONFLICT (insurer_number, intake_id) DO UPDATE SET stage = @stage, bytes_done = @bytes, updated_at = @now
        """;

    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private NpgsqlConnection? _connection;
    private long _told;
    private long _bytes;

    /// <summary>Begins a stage.</summary>
    public Task BeginAsync(IntakeStage stage, CancellationToken cancellation)
    {
        _bytes = 0;
        return TellAsync(stage, cancellation);
    }

    /// <summary>Adds bytes that are done.</summary>
    public Task AddAsync(IntakeStage stage, long bytes, CancellationToken cancellation)
    {
        _bytes += bytes;
        return setup.Clock.GetElapsedTime(_told) < Pause ? Task.CompletedTask : TellAsync(stage, cancellation);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        if (_connection is not null)
        {
            await _connection.DisposeAsync();
        }
    }

    private async Task TellAsync(IntakeStage stage, CancellationToken cancellation)
    {
        _told = setup.Clock.GetTimestamp();
        _connection ??= await setup.Database.ConnectForAsync(insurer, cancellation);
        var values = new { insurer, intake, stage = stage.ToString(), bytes = _bytes, now = setup.Clock.GetUtcNow() };
        await _connection.ExecuteAsync(new CommandDefinition(Note, values, cancellationToken: cancellation));
    }
}
