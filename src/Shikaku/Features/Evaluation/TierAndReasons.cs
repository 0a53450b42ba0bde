using System.Runtime.InteropServices;
using Shikaku.Core.Matching;

namespace Shikaku.Features.Evaluation;

/// <summary>What a comparison says of a pair.</summary>
/// <param name="Tier">The tier.</param>
/// <param name="Reasons">The codes of its reasons.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct TierAndReasons(Tier Tier, ReasonSet Reasons)
{
    /// <summary>Whether the pair agrees: exact, fold or variant.</summary>
    public bool Agrees => Tier <= Tier.Variant;

    /// <summary>The names of the codes, in the order of the catalogue.</summary>
    public IReadOnlyList<string> ReasonNames
    {
        get
        {
            var names = new List<string>(Reasons.Count);
            for (var codes = Reasons; !codes.IsEmpty; codes = codes.WithoutFirst())
            {
                names.Add(ReasonCatalogue.NameOf(codes.First));
            }

            return names;
        }
    }
}
