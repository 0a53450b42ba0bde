using Shikaku.Core.Text;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Finds residents in an index that is held in memory.</summary>
internal sealed class IndexFinder(ResidentIndex index) : ResidentFinder
{
    /// <inheritdoc/>
    public override void Begin(FileBlock block)
    {
        // The index answers for every block alike.
    }

    /// <inheritdoc/>
    public override void Announce(ulong number) => index.FetchSlot(number);

    /// <inheritdoc/>
    public override void Approach(ulong number) => index.FetchEntry(number);

    /// <inheritdoc/>
    public override ResidentLink Find(int row, ulong number, FieldDigest digest) => index.Find(number, digest);
}
