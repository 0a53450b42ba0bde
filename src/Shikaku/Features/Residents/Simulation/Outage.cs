namespace Shikaku.Features.Residents.Simulation;

/// <summary>The time in which the simulated registry does not answer.</summary>
/// <param name="options">From when on and how long.</param>
/// <param name="clock">Measures it from now on.</param>
internal sealed class Outage(SimulatorOptions options, TimeProvider clock)
{
    private readonly long _start = clock.GetTimestamp();

    /// <summary>Whether it is now.</summary>
    public bool IsNow
    {
        get
        {
            var since = clock.GetElapsedTime(_start) - options.OutageStart;
            return since >= TimeSpan.Zero && since < options.OutageLength;
        }
    }
}
