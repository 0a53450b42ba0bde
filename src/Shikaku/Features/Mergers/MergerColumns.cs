using Shikaku.Core.Records;

namespace Shikaku.Features.Mergers;

/// <summary>How files name the columns.</summary>
internal static class MergerColumns
{
    private static readonly FileColumn[] Columns =
    [
        new((int)MergerColumn.FormerPrefecture, "former_prefecture", "旧都道府県", IsRequired: true),
        new((int)MergerColumn.FormerName, "former_name", "旧市区町村", IsRequired: true),
        new((int)MergerColumn.Prefecture, "prefecture", "新都道府県", IsRequired: true),
        new((int)MergerColumn.Name, "name", "新市区町村", IsRequired: true),
        new((int)MergerColumn.EffectiveOn, "effective_on", "施行日", IsRequired: true),
        new((int)MergerColumn.Source, "source", "典拠", IsRequired: true),
    ];

    /// <summary>Every column, in the order of <see cref="MergerColumn"/>.</summary>
    public static ReadOnlySpan<FileColumn> All => Columns;

    /// <summary>The Japanese name of a column, as findings show it.</summary>
    public static string NameOf(MergerColumn column) => Columns[(int)column].JapaneseName;
}
