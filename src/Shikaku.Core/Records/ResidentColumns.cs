namespace Shikaku.Core.Records;

/// <summary>The columns of the residents file (本人確認情報) as files name them (product.md §5).</summary>
public static class ResidentColumns
{
    private static readonly FileColumn[] Columns =
    [
        new((int)ResidentColumn.IndividualNumber, "individual_number", "個人番号", IsRequired: true),
        new((int)ResidentColumn.Status, "status", "照会結果", IsRequired: false),
        new((int)ResidentColumn.KanjiName, "name_kanji", "漢字氏名", IsRequired: false),
        new((int)ResidentColumn.KanaName, "name_kana", "カナ氏名", IsRequired: false),
        new((int)ResidentColumn.FormerName, "former_name", "旧氏", IsRequired: false),
        new((int)ResidentColumn.AliasName, "alias_name", "通称名", IsRequired: false),
        new((int)ResidentColumn.BirthDate, "birth_date", "生年月日", IsRequired: false),
        new((int)ResidentColumn.Sex, "sex", "性別", IsRequired: false),
        new((int)ResidentColumn.Address, "address", "住所", IsRequired: false),
    ];

    /// <summary>Every column, in the order of <see cref="ResidentColumn"/>.</summary>
    public static ReadOnlySpan<FileColumn> All => Columns;

    /// <summary>Number of columns.</summary>
    public const int Count = 9;

    /// <summary>The English name of a column, as findings show it.</summary>
    public static string NameOf(ResidentColumn column) => Columns[(int)column].Name;
}
