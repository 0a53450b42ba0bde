namespace Shikaku.Features.Evaluation;

/// <summary>The names of <see cref="PairField"/> in files of pairs.</summary>
internal static class PairFields
{
    /// <summary>Reads a name.</summary>
    /// <returns>False if the program does not know it.</returns>
    public static bool TryParse(ReadOnlySpan<byte> name, out PairField field)
    {
        (field, var isKnown) = name switch
        {
            _ when name.SequenceEqual("kanji"u8) => (PairField.KanjiName, true),
            _ when name.SequenceEqual("surname"u8) => (PairField.KanjiName, true),
            _ when name.SequenceEqual("given"u8) => (PairField.KanjiName, true),
            _ when name.SequenceEqual("kana"u8) => (PairField.KanaName, true),
            _ when name.SequenceEqual("latin"u8) => (PairField.Latin, true),
            _ when name.SequenceEqual("latin-kana"u8) => (PairField.ForeignName, true),
            _ when name.SequenceEqual("date"u8) => (PairField.Date, true),
            _ when name.SequenceEqual("address"u8) => (PairField.Address, true),
            _ when name.SequenceEqual("municipality"u8) => (PairField.Municipality, true),
            _ when name.SequenceEqual("record"u8) => (PairField.Record, true),
            _ => (default, false),
        };
        return isKnown;
    }
}
