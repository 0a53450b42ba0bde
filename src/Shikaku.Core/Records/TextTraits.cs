namespace Shikaku.Core.Records;

/// <summary>The traits of the characters of one text. Those of an empty text are none, except that every one of its characters has every trait.</summary>
/// <param name="Any">Traits that some character has.</param>
/// <param name="Every">Traits that all characters have.</param>
/// <param name="First">Traits of the first character.</param>
/// <param name="Last">Traits of the last character.</param>
/// <param name="Doubled">Traits that two neighbours share.</param>
internal readonly record struct TextTraits(
    CharacterTraits Any,
    CharacterTraits Every,
    CharacterTraits First,
    CharacterTraits Last,
    CharacterTraits Doubled)
{
    /// <summary>Whether the text says nothing (<see cref="Text.BlankText"/>).</summary>
    public bool IsBlank => All(CharacterTraits.SaysNothing);

    /// <summary>Whether some character has a trait.</summary>
    public bool Has(CharacterTraits trait) => (Any & trait) != CharacterTraits.None;

    /// <summary>Whether every character has a trait.</summary>
    public bool All(CharacterTraits trait) => (Every & trait) != CharacterTraits.None;

    /// <summary>Whether the last character has a trait.</summary>
    public bool EndsWith(CharacterTraits trait) => (Last & trait) != CharacterTraits.None;

    /// <summary>Whether the first character, or two neighbours, have a trait.</summary>
    public bool StartsWithOrDoubles(CharacterTraits trait) => ((First | Doubled) & trait) != CharacterTraits.None;
}
