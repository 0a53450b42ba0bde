namespace Shikaku.Core.Matching;

/// <summary>The five results of one pair. Made once per worker and filled again for each pair.</summary>
public sealed class RecordComparison
{
    /// <summary>漢字氏名 (K).</summary>
    public FieldComparison KanjiName { get; } = new();

    /// <summary>カナ氏名 (N).</summary>
    public FieldComparison KanaName { get; } = new();

    /// <summary>生年月日 (B).</summary>
    public FieldComparison BirthDate { get; } = new();

    /// <summary>性別 (S).</summary>
    public FieldComparison Sex { get; } = new();

    /// <summary>住所 (A).</summary>
    public FieldComparison Address { get; } = new();

    /// <summary>Forgets the pair before.</summary>
    public void Reset()
    {
        KanjiName.Reset();
        KanaName.Reset();
        BirthDate.Reset();
        Sex.Reset();
        Address.Reset();
    }
}
