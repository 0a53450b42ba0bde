namespace Shikaku.Tests.Sampling;

/// <summary>A sample with every class of noise, made once for the tests of a class.</summary>
public sealed class HeavySample : IAsyncLifetime
{
    internal const int Members = 60_000;

    internal SampleFiles Files { get; private set; } = null!;

    public async ValueTask InitializeAsync() => Files = await SampleFiles.MakeAsync(Members, "heavy");

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
