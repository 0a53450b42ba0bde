namespace Shikaku.Features.Members;

/// <summary>What a row asks for (operation, 処理区分; product.md §5).</summary>
internal enum RowOperation
{
    /// <summary>Nothing said: adds the qualification, or changes the one that has its key.</summary>
    AddOrChange,

    /// <summary>A: adds.</summary>
    Add,

    /// <summary>C: changes; blank cells stay as they are.</summary>
    Change,

    /// <summary>L: ends by loss.</summary>
    Lose,

    /// <summary>X: cancels; it never was.</summary>
    Cancel,
}
