using System.Globalization;
using Spectre.Console;

namespace Shikaku.Commands;

/// <summary>
/// Shows on the error stream how far long work has come: a bar on a terminal, elsewhere one line per 5 % (product.md §4).
/// Safe for use by several threads.
/// </summary>
internal sealed class ProgressDisplay
{
    private const int LinesPerWork = 20;

    private readonly CommandHost _host;
    private readonly string _title;
    private readonly long _total;
    private readonly ProgressTask? _bar;
    private readonly Lock _gate = new();
    private long _done;
    private long _nextLine;

    private ProgressDisplay(CommandHost host, string title, long total, ProgressTask? bar)
    {
        (_host, _title, _total, _bar) = (host, title, total, bar);
        _nextLine = 1;
    }

    /// <summary>Runs work under a display that ends with it.</summary>
    /// <param name="host">Where to show it.</param>
    /// <param name="title">What is being done, in Japanese.</param>
    /// <param name="total">How many steps there are, such as rows or bytes; 0 is taken as done at once.</param>
    /// <param name="work">The work; it reports its steps by <see cref="Advance"/>.</param>
    /// <returns>What the work returns.</returns>
    public static Task<T> RunAsync<T>(CommandHost host, string title, long total, Func<ProgressDisplay, Task<T>> work) =>
        host.IsTerminal ? RunWithBarAsync(host, title, total, work) : work(new ProgressDisplay(host, title, total, null));

    /// <summary>Reports that so many more steps are done.</summary>
    public void Advance(long steps)
    {
        var done = Interlocked.Add(ref _done, steps);
        if (_bar is not null)
        {
            _bar.Increment(steps);
        }
        else if (done * LinesPerWork >= Volatile.Read(ref _nextLine) * _total)
        {
            WriteLine();
        }
    }

    /// <summary>Apart, so that the drawing of bars is loaded only where one is drawn.</summary>
    private static async Task<T> RunWithBarAsync<T>(CommandHost host, string title, long total, Func<ProgressDisplay, Task<T>> work)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(host.Error) });
        return await console.Progress()
            .Columns(new TaskDescriptionColumn(), new ProgressBarColumn(), new PercentageColumn(), new RemainingTimeColumn())
            .StartAsync(context => work(new ProgressDisplay(host, title, total, context.AddTask(Markup.Escape(title), maxValue: Math.Max(total, 1)))));
    }

    private void WriteLine()
    {
        lock (_gate)
        {
            var reached = _total == 0 ? LinesPerWork : Math.Min(LinesPerWork, Volatile.Read(ref _done) * LinesPerWork / _total);
            if (reached >= _nextLine)
            {
                Volatile.Write(ref _nextLine, reached + 1);
                _host.Error.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{_title} {reached * 100 / LinesPerWork}%"));
            }
        }
    }
}
