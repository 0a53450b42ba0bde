using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Join;

/// <summary>What the spilled join keeps of a member row: no name.</summary>
/// <param name="Number">個人番号 as a number.</param>
/// <param name="Block">The block that holds the row.</param>
/// <param name="Row">Ordinal of the record in its block.</param>
/// <param name="Digest">Keyed digest of the five items.</param>
internal readonly record struct MemberEntry(ulong Number, int Block, int Row, FieldDigest Digest);
