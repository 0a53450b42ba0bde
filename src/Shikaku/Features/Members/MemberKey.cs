using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Features.Members;

/// <summary>
/// Names a member of an insurer where its member_id must not stand, as in the address of a page: half a SHA-256 of both. An index over it is also smaller than one over texts.
/// </summary>
internal static class MemberKey
{
    private const int Length = 16;

    /// <summary>The key.</summary>
    /// <param name="insurer">保険者番号.</param>
    /// <param name="memberId">加入者識別.</param>
    public static Guid Of(string insurer, string memberId) =>
        new(SHA256.HashData(Encoding.UTF8.GetBytes($"{insurer} {memberId}")).AsSpan(0, Length), bigEndian: true);
}
