using Shikaku.Core.Text;

namespace Shikaku.Features.Checks.Join;

/// <summary>
/// What is kept of a resident row while members are compared: 32 bytes, no name. The row itself is read again from the file
/// only when its five items are not byte for byte those of the member.
/// </summary>
/// <param name="Number">個人番号 as a number.</param>
/// <param name="Link">Where the row lies and what the registry answered.</param>
/// <param name="Digest">Keyed digest of the five items.</param>
internal readonly record struct ResidentEntry(ulong Number, ResidentLink Link, FieldDigest Digest);
