using Shikaku.Core.Text;
using Shikaku.Files;

namespace Shikaku.Features.Checks.Join;

/// <summary>Finds the resident of a member, for one worker.</summary>
internal abstract class ResidentFinder
{
    /// <summary>Tells which block the next rows come from.</summary>
    public abstract void Begin(FileBlock block);

    /// <summary>Says that a number is looked for soon, so that the memory can be on its way while other work is done.</summary>
    public abstract void Announce(ulong number);

    /// <summary>Says that a number announced some time ago is looked for very soon.</summary>
    public abstract void Approach(ulong number);

    /// <summary>Finds the resident row of a member.</summary>
    /// <param name="row">Ordinal of the record in its block, blank lines not counted.</param>
    /// <param name="number">個人番号.</param>
    /// <param name="digest">Digest of the member's five items.</param>
    public abstract ResidentLink Find(int row, ulong number, FieldDigest digest);
}
