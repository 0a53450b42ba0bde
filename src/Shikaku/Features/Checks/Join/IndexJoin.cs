namespace Shikaku.Features.Checks.Join;

/// <summary>The join with all residents in memory.</summary>
/// <param name="setup">The check.</param>
/// <param name="workers">Number of workers.</param>
internal sealed class IndexJoin(CheckSetup setup, int workers) : ResidentJoin
{
    private readonly ResidentIndexBuilder _builder = new(workers);
    private ResidentIndex? _index;

    /// <inheritdoc/>
    public override ResidentFinder CreateFinder() => new IndexFinder(_index!);

    /// <inheritdoc/>
    public override void Dispose()
    {
        _index?.Dispose();
        _builder.Dispose();
    }

    /// <inheritdoc/>
    protected override Action<ResidentEntry> EntriesOf(int worker) => entry => _builder.Of(worker).Add(entry);

    /// <inheritdoc/>
    protected override List<long> Complete(CancellationToken cancellation)
    {
        var repeated = new List<long>();
        _index = _builder.Build(setup.Items.HashKey, repeated, cancellation);
        repeated.Sort();
        return repeated;
    }
}
