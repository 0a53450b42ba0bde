using System.Buffers.Text;
using System.Security.Cryptography;
using Shikaku.Features.Accounts.Credentials;

namespace Shikaku.Features.Accounts.ApiKeys;

/// <summary>A key as its holder shows it: <c>shk_ID_SECRET</c>. The prefix lets scanners of source code find keys that got there by mistake.</summary>
/// <param name="Id">Names the key.</param>
/// <param name="Secret">256 random bits.</param>
internal sealed record ApiKeyText(string Id, string Secret)
{
    private const string Prefix = "shk_";
    private const char Separator = '_';
    private const int IdByteCount = 10;
    private const int IdLength = 16;

    /// <summary>The digest of the secret, which the database keeps.</summary>
    public byte[] Digest => SecretToken.DigestOf(Secret);

    /// <summary>Makes one.</summary>
    public static ApiKeyText New() => new(Base32.Encode(RandomNumberGenerator.GetBytes(IdByteCount)).ToLowerInvariant(), SecretToken.New());

    /// <summary>Reads one; null if the text is none.</summary>
    public static ApiKeyText? Parse(string text) =>
        text.StartsWith(Prefix, StringComparison.Ordinal) && text.Length > Prefix.Length + IdLength + 1 && text[Prefix.Length + IdLength] == Separator
            && Base64Url.IsValid(text.AsSpan(Prefix.Length + IdLength + 1))
            ? new(text.Substring(Prefix.Length, IdLength), text[(Prefix.Length + IdLength + 1)..])
            : null;

    /// <summary>What the holder shows.</summary>
    public string ToText() => Prefix + Id + Separator + Secret;

    /// <summary>Names the key and shows nothing of the secret.</summary>
    public override string ToString() => Id;
}
