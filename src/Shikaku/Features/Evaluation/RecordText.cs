using System.Text.Json;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;

namespace Shikaku.Features.Evaluation;

/// <summary>
/// One side of a pair of field <c>record</c>: a JSON object with the columns of the members file, by their English or Japanese names, and
/// <c>former_name</c>. Columns that do not matter to the comparison are passed over. Made once and filled again.
/// </summary>
internal sealed class RecordText
{
    private const int FormerName = MemberColumns.Count;

    private readonly Range[] _texts = new Range[MemberColumns.Count + 1];
    private byte[] _bytes = [];

    /// <summary>The texts read last.</summary>
    public PersonText Person => new()
    {
        KanjiName = Of((int)MemberColumn.KanjiName),
        KanaName = Of((int)MemberColumn.KanaName),
        AliasName = Of((int)MemberColumn.AliasName),
        FormerName = Of(FormerName),
        BirthDate = Of((int)MemberColumn.BirthDate),
        Sex = Of((int)MemberColumn.Sex),
        Address = Of((int)MemberColumn.Address),
    };

    /// <summary>Reads a record.</summary>
    /// <returns>False if the text is no JSON object of texts, numbers and nulls, or names a column twice.</returns>
    public bool TryRead(ReadOnlySpan<byte> json)
    {
        Array.Clear(_texts);
        if (_bytes.Length < json.Length)
        {
            // An unescaped text is never longer than its JSON.
            _bytes = new byte[json.Length];
        }

        try
        {
            return TryReadObject(json);
        }
        catch (Exception damage) when (damage is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static int Find(ref Utf8JsonReader reader)
    {
        if (reader.ValueTextEquals("former_name"u8) || reader.ValueTextEquals("旧氏"u8))
        {
            return FormerName;
        }

        foreach (var column in MemberColumns.All)
        {
            if (reader.ValueTextEquals(column.Name) || reader.ValueTextEquals(column.JapaneseName))
            {
                return column.Index;
            }
        }

        return -1;
    }

    private bool TryReadObject(ReadOnlySpan<byte> json)
    {
        var reader = new Utf8JsonReader(json);
        if (!reader.Read() || reader.TokenType != JsonTokenType.StartObject)
        {
            return false;
        }

        var written = 0;
        var seen = 0L;
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var column = Find(ref reader);
            reader.Read();
            if (reader.TokenType is not (JsonTokenType.String or JsonTokenType.Number or JsonTokenType.Null))
            {
                return false;
            }

            if (column < 0 || reader.TokenType == JsonTokenType.Null)
            {
                continue;
            }

            if ((seen & (1L << column)) != 0)
            {
                return false;
            }

            seen |= 1L << column;
            var start = written;
            written += Copy(ref reader, _bytes.AsSpan(written));
            _texts[column] = start..written;
        }

        return reader.TokenType == JsonTokenType.EndObject && !reader.Read();
    }

    private static int Copy(ref Utf8JsonReader reader, Span<byte> room)
    {
        if (reader.TokenType == JsonTokenType.String)
        {
            return reader.CopyString(room);
        }

        reader.ValueSpan.CopyTo(room);
        return reader.ValueSpan.Length;
    }

    private ReadOnlySpan<byte> Of(int column) => _bytes.AsSpan(_texts[column]);
}
