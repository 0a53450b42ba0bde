using System.Runtime.ExceptionServices;

namespace Shikaku.Features.Checks.Passes;

/// <summary>Runs the same work on several threads at once.</summary>
internal static class Workers
{
    /// <summary>Makes one of something for each worker.</summary>
    /// <param name="count">Number of workers.</param>
    /// <param name="make">Makes that of a worker; takes the number of the worker.</param>
    public static T[] Equip<T>(int count, Func<int, T> make)
        where T : class
    {
        var equipment = new T[count];
        for (var worker = 0; worker < count; worker++)
        {
            equipment[worker] = make(worker);
        }

        return equipment;
    }

    /// <summary>Starts the work so many times and waits for all. The first failure stops the others and is thrown.</summary>
    /// <param name="count">Number of threads, 1 or more.</param>
    /// <param name="work">The work; takes the number of the worker and the token to watch.</param>
    /// <param name="cancellation">Stops all.</param>
    public static void Run(int count, Action<int, CancellationToken> work, CancellationToken cancellation)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellation);
        ExceptionDispatchInfo? failure = null;
        var threads = new Thread[count];
        for (var i = 0; i < count; i++)
        {
            var worker = i;
            threads[i] = new Thread(() =>
            {
                try
                {
                    work(worker, stop.Token);
                }
                catch (Exception exception)
                {
                    Interlocked.CompareExchange(ref failure, ExceptionDispatchInfo.Capture(exception), null);
                    stop.Cancel();
                }
            })
            {
                Name = $"check {worker}",
            };
            threads[i].Start();
        }

        foreach (var thread in threads)
        {
            thread.Join();
        }

        // The user's wish comes before what the workers threw because of it.
        cancellation.ThrowIfCancellationRequested();
        failure?.Throw();
    }
}
