namespace Shikaku.Features.Mergers;

/// <summary>The name of a municipality and what it is found by.</summary>
/// <param name="Prefecture">Name of the prefecture.</param>
/// <param name="Text">The name as written, with or without its 郡.</param>
/// <param name="Key">The name after the fold F1, ヶ as ケ, with its 郡 if there is one.</param>
/// <param name="KeyWithoutCounty">The same without its 郡.</param>
internal sealed record PlaceName(string Prefecture, string Text, string Key, string KeyWithoutCounty)
{
    /// <summary>Whether the name begins with a 郡.</summary>
    public bool HasCounty => Key.Length > KeyWithoutCounty.Length;

    /// <summary>Whether a town or village is named without a 郡, as only some islands are.</summary>
    public bool LacksCounty => !HasCounty && Text[^1] is '町' or '村';

    /// <summary>Whether both are one name, where one of them may leave out its 郡.</summary>
    public bool IsSameAs(PlaceName other) =>
        Prefecture == other.Prefecture && KeyWithoutCounty == other.KeyWithoutCounty && (Key == other.Key || HasCounty != other.HasCounty);
}
