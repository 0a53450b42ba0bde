using System.Buffers;
using System.Text;
using Shikaku.Core.Records;

namespace Shikaku.Core.Identifiers;

/// <summary>
/// 被保険者枝番 in its sense of the key of a person inside one insurer (ID-21): opaque, 1 to 20 characters A–Z, a–z, 0–9, hyphen, underscore,
/// full stop; equal only if identical, echoed unchanged, never folded. Not the <see cref="Branch"/>.
/// </summary>
public readonly record struct MemberId
{
    private static readonly SearchValues<byte> Allowed =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    private readonly string? _text;

    private MemberId(string text) => _text = text;

    /// <summary>Most characters.</summary>
    public const int MaxLength = 20;

    /// <summary>Whether a text is well formed; allocates nothing.</summary>
    public static bool IsWellFormed(ReadOnlySpan<byte> text) => text.Length is > 0 and <= MaxLength && !text.ContainsAnyExcept(Allowed);

    /// <summary>Reads an identifier and keeps its text.</summary>
    /// <param name="text">The text as submitted, in UTF-8.</param>
    /// <param name="memberId">The identifier.</param>
    /// <param name="code">S133; meaningless on success.</param>
    /// <returns>Whether the text is well formed.</returns>
    public static bool TryParse(ReadOnlySpan<byte> text, out MemberId memberId, out FindingCode code)
    {
        code = FindingCode.S133;
        var isWellFormed = IsWellFormed(text);
        memberId = isWellFormed ? new MemberId(Encoding.ASCII.GetString(text)) : default;
        return isWellFormed;
    }

    /// <inheritdoc cref="TryParse(ReadOnlySpan{byte}, out MemberId, out FindingCode)"/>
    public static bool TryParse(ReadOnlySpan<char> text, out MemberId memberId, out FindingCode code)
    {
        Span<byte> buffer = stackalloc byte[IdentifierText.MaxLength * 3];
        return TryParse(IdentifierText.Encode(text, buffer), out memberId, out code);
    }

    /// <summary>The text, unchanged.</summary>
    public override string ToString() => _text ?? "";
}
