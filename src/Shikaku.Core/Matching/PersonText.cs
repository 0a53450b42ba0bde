namespace Shikaku.Core.Matching;

/// <summary>The texts of one side of a comparison as submitted, in UTF-8. A column that a file lacks is empty.</summary>
public readonly ref struct PersonText
{
    /// <summary>漢字氏名.</summary>
    public ReadOnlySpan<byte> KanjiName { get; init; }

    /// <summary>カナ氏名.</summary>
    public ReadOnlySpan<byte> KanaName { get; init; }

    /// <summary>通称名: the name by which a foreign resident is registered beside the legal one.</summary>
    public ReadOnlySpan<byte> AliasName { get; init; }

    /// <summary>旧氏: the former surname kept on the resident record. Always empty on the member's side.</summary>
    public ReadOnlySpan<byte> FormerName { get; init; }

    /// <summary>生年月日, in any form of ID-40.</summary>
    public ReadOnlySpan<byte> BirthDate { get; init; }

    /// <summary>性別, in any form of ID-24.</summary>
    public ReadOnlySpan<byte> Sex { get; init; }

    /// <summary>住所.</summary>
    public ReadOnlySpan<byte> Address { get; init; }
}
