using System.Buffers;
using System.Globalization;

namespace Shikaku.Features.Residents;

/// <summary>What the files of the exchange are called: <c>{id}.number.csv</c>, <c>{id}.items.csv</c>, <c>{id}.four_items.csv</c> and <c>{id}.{piece}.csv</c>.</summary>
internal static class ExchangeNames
{
    private const string Suffix = ".csv";
    private const int IdLength = 36;
    private const int MostPieceDigits = 9;

    private static readonly SearchValues<char> IdCharacters = SearchValues.Create("0123456789abcdef-");

    /// <summary>The name of a request.</summary>
    public static string OfRequest(RegistryRequest request) => $"{request.Id}.{OfKind(request.Kind)}{Suffix}";

    /// <summary>The name of a piece of a reply.</summary>
    public static string OfReply(Guid request, int piece) => string.Create(CultureInfo.InvariantCulture, $"{request}.{piece}{Suffix}");

    /// <summary>The word for a kind in names and addresses.</summary>
    public static string OfKind(InquiryKind kind) => kind switch
    {
        InquiryKind.Number => "number",
        InquiryKind.Items => "items",
        InquiryKind.FourItems => "four_items",
    };

    /// <summary>Reads the word for a kind.</summary>
    public static bool TryReadKind(ReadOnlySpan<char> word, out InquiryKind kind)
    {
        kind = word switch
        {
            "items" => InquiryKind.Items,
            "four_items" => InquiryKind.FourItems,
            _ => InquiryKind.Number,
        };
        return word is "items" or "four_items" or "number";
    }

    /// <summary>Reads the name of a request.</summary>
    public static RegistryRequest? RequestOf(ReadOnlySpan<char> name) =>
        TrySplit(name, out var id, out var word) && TryReadKind(word, out var kind) ? new RegistryRequest(id, kind) : null;

    /// <summary>Reads the name of a piece of a reply; null if it is none.</summary>
    public static (Guid Request, int Piece)? ReplyOf(ReadOnlySpan<char> name) =>
        TrySplit(name, out var id, out var word) && word.Length <= MostPieceDigits && word[0] != '0'
            && int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out var piece)
            ? (id, piece)
            : null;

    private static bool TrySplit(ReadOnlySpan<char> name, out Guid id, out ReadOnlySpan<char> word)
    {
        id = default;
        word = default;
        if (name.Length <= IdLength + 1 + Suffix.Length || !name.EndsWith(Suffix, StringComparison.Ordinal) || name[IdLength] != '.'
            || name[..IdLength].ContainsAnyExcept(IdCharacters))
        {
            return false;
        }

        word = name[(IdLength + 1)..^Suffix.Length];
        return Guid.TryParseExact(name[..IdLength], "D", out id);
    }
}
