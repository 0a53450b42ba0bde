using System.Buffers.Text;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>The secret of a second factor as it leaves the program's memory.</summary>
/// <param name="KeyId">The key that it lies under.</param>
/// <param name="Content">Nonce, sealed secret, tag.</param>
internal sealed record SealedFactor(string KeyId, byte[] Content)
{
    private const char Separator = '.';

    /// <summary>As a form carries it to its user and back.</summary>
    public string ToText() => KeyId + Separator + Base64Url.EncodeToString(Content);

    /// <summary>Reads what a form brings back; null if it is nothing of ours.</summary>
    public static SealedFactor? Parse(string text)
    {
        var separator = text.IndexOf(Separator, StringComparison.Ordinal);
        return separator > 0 && Base64Url.IsValid(text.AsSpan(separator + 1))
            ? new SealedFactor(text[..separator], Base64Url.DecodeFromChars(text.AsSpan(separator + 1)))
            : null;
    }
}
