namespace Shikaku.Features.Checks.Runs;

/// <summary>
/// Checks stored members as long as the server runs: what is registered is asked about within seconds, runs go on where they were, replies are taken as they come. Any
/// number of servers may do so at once. An outage of the registry or the database delays and loses nothing.
/// </summary>
/// <param name="register">What the check needs.</param>
/// <param name="tell">Told of failures; the work goes on.</param>
internal sealed class CheckWorker(CheckRegister register, Action<Exception> tell)
{
    private static readonly TimeSpan PauseAfterFailure = TimeSpan.FromSeconds(2);
    private static readonly TimeSpan StrangersInterval = TimeSpan.FromSeconds(30);

    private readonly RegistrationFollower _follower = new(register);
    private readonly RequestSender _sender = new(register);
    private readonly ReplyReceiver _receiver = new(register);
    private readonly OverdueRequests _overdue = new(register);
    private long _strangersSought = register.Register.Clock.GetTimestamp();

    /// <summary>Works until it is stopped.</summary>
    public Task RunAsync(CancellationToken cancellation) =>
        Task.WhenAll(RepeatAsync(AskAsync, cancellation), RepeatAsync(ReceiveAsync, cancellation));

    private async Task<bool> AskAsync(CancellationToken cancellation) =>
        await _follower.RunAsync(cancellation) + await _overdue.RunAsync(cancellation) + await _sender.RunAsync(cancellation) > 0;

    private async Task<bool> ReceiveAsync(CancellationToken cancellation)
    {
        if (register.Register.Clock.GetElapsedTime(_strangersSought) > StrangersInterval)
        {
            await _receiver.RefuseStrangersAsync(cancellation);
            _strangersSought = register.Register.Clock.GetTimestamp();
        }

        return await _receiver.RunAsync(cancellation) > 0;
    }

    private async Task RepeatAsync(Func<CancellationToken, Task<bool>> work, CancellationToken cancellation)
    {
        await Task.Yield();
        while (!cancellation.IsCancellationRequested)
        {
            try
            {
                if (!await work(cancellation))
                {
                    await Task.Delay(register.Settings.Interval, register.Register.Clock, cancellation);
                }
            }
            catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
            {
                break;
            }
            catch (Exception failure)
            {
                // Whatever it is: what leaves a background service ends the whole server.
                tell(failure);
                await Task.Delay(PauseAfterFailure, register.Register.Clock, CancellationToken.None);
            }
        }
    }
}
