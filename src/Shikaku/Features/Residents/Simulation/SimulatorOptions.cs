namespace Shikaku.Features.Residents.Simulation;

/// <summary>What the simulated registry is asked to do. Shares are percentages from 0 to 100.</summary>
internal sealed record SimulatorOptions
{
    /// <summary>The residents file.</summary>
    public required string File { get; init; }

    /// <summary>The port on the loopback interface, 0 for any; null for no HTTP.</summary>
    public int? Port { get; init; }

    /// <summary>The folder of the file exchange; null for none.</summary>
    public string? Exchange { get; init; }

    /// <summary>How long every reply takes.</summary>
    public TimeSpan Delay { get; init; }

    /// <summary>Share of the lines answered with an error (status 9), and of HTTP requests answered with 500.</summary>
    public double Errors { get; init; }

    /// <summary>Share of the requests answered in two pieces.</summary>
    public double Partial { get; init; }

    /// <summary>How much later than the first the second piece comes.</summary>
    public TimeSpan Late { get; init; }

    /// <summary>Share of the residents whose number was changed.</summary>
    public double ChangedNumbers { get; init; }

    /// <summary>Share of the replies before which something else comes that is none.</summary>
    public double Garbage { get; init; }

    /// <summary>From when on, counted from the start, nothing is answered.</summary>
    public TimeSpan OutageStart { get; init; }

    /// <summary>How long nothing is answered.</summary>
    public TimeSpan OutageLength { get; init; }

    /// <summary>Seed of all decisions.</summary>
    public ulong Seed { get; init; }
}
