using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Checks.Results;

/// <summary>
/// The member_id as results show it: unchanged, unless it could be somebody's 個人番号, that is a run of twelve digits with the right check digit
/// (hyphens, underscores and full stops not counted). Then only its last four characters are shown, as ID-20 asks, be the row judged or refused; the line number tells the row.
/// </summary>
internal static class MemberIdText
{
    private const int Shown = 4;

    /// <summary>The text to write.</summary>
    /// <param name="memberId">The member_id as submitted, at most <see cref="MemberId.MaxLength"/> bytes, or anything longer that is refused.</param>
    /// <param name="buffer">Room for a masked form: <see cref="IndividualNumber.Length"/> bytes.</param>
    public static ReadOnlySpan<byte> Of(ReadOnlySpan<byte> memberId, Span<byte> buffer)
    {
        if (!IndividualNumber.HasEnoughDigits(memberId) || !CouldBeNumber(memberId))
        {
            return memberId;
        }

        buffer.Fill((byte)'*');
        memberId[^Shown..].CopyTo(buffer[^Shown..]);
        return buffer;
    }

    private static bool CouldBeNumber(ReadOnlySpan<byte> text)
    {
        Span<byte> run = stackalloc byte[IndividualNumber.Length];
        var digits = 0;
        foreach (var character in text)
        {
            if (char.IsAsciiDigit((char)character))
            {
                if (digits < run.Length)
                {
                    run[digits] = character;
                }

                digits++;
            }
            else if (character is not ((byte)'-' or (byte)'_' or (byte)'.'))
            {
                if (IsNumber(run, digits))
                {
                    return true;
                }

                digits = 0;
            }
        }

        return IsNumber(run, digits);
    }

    private static bool IsNumber(ReadOnlySpan<byte> run, int digits) => digits == run.Length && IndividualNumber.TryParse(run, out _, out _);
}
