namespace Shikaku.Core.Records;

/// <summary>The columns of the members file (加入者情報) as files name them (product.md §5).</summary>
public static class MemberColumns
{
    private static readonly FileColumn[] Columns =
    [
        new((int)MemberColumn.InsurerNumber, "insurer_number", "保険者番号", IsRequired: true),
        new((int)MemberColumn.MemberId, "member_id", "加入者識別", IsRequired: true),
        new((int)MemberColumn.Symbol, "symbol", "記号", IsRequired: false),
        new((int)MemberColumn.Number, "number", "番号", IsRequired: false),
        new((int)MemberColumn.Branch, "branch", "枝番", IsRequired: false),
        new((int)MemberColumn.IndividualNumber, "individual_number", "個人番号", IsRequired: false),
        new((int)MemberColumn.KanjiName, "name_kanji", "漢字氏名", IsRequired: true),
        new((int)MemberColumn.KanaName, "name_kana", "カナ氏名", IsRequired: true),
        new((int)MemberColumn.AliasName, "alias_name", "通称名", IsRequired: false),
        new((int)MemberColumn.BirthDate, "birth_date", "生年月日", IsRequired: true),
        new((int)MemberColumn.Sex, "sex", "性別", IsRequired: true),
        new((int)MemberColumn.PostalCode, "postal_code", "郵便番号", IsRequired: false),
        new((int)MemberColumn.Address, "address", "住所", IsRequired: false),
        new((int)MemberColumn.Relation, "relation", "本人家族", IsRequired: false),
        new((int)MemberColumn.AcquiredOn, "acquired_on", "資格取得年月日", IsRequired: true),
        new((int)MemberColumn.LostOn, "lost_on", "資格喪失年月日", IsRequired: false),
        new((int)MemberColumn.LossReason, "loss_reason", "喪失事由", IsRequired: false),
        new((int)MemberColumn.IssuedOn, "issued_on", "交付年月日", IsRequired: false),
        new((int)MemberColumn.CardClass, "card_class", "証区分", IsRequired: false),
        new((int)MemberColumn.CopayRatio, "copay_ratio", "負担割合", IsRequired: false),
        new((int)MemberColumn.Nondisclosure, "nondisclosure", "不開示該当", IsRequired: false),
        new((int)MemberColumn.NoSelfInformation, "no_self_info", "自己情報提供不可", IsRequired: false),
        new((int)MemberColumn.AcquisitionMethod, "acquisition_method", "個人番号取得方法", IsRequired: false),
        new((int)MemberColumn.FactOn, "fact_on", "事実発生年月日", IsRequired: false),
        new((int)MemberColumn.NoticeReceivedOn, "notice_received_on", "届出受付年月日", IsRequired: false),
        new((int)MemberColumn.Operation, "operation", "処理区分", IsRequired: false),
    ];

    /// <summary>Every column, in the order of <see cref="MemberColumn"/>.</summary>
    public static ReadOnlySpan<FileColumn> All => Columns;

    /// <summary>Number of columns.</summary>
    public const int Count = 26;

    /// <summary>The English name of a column, as findings show it.</summary>
    public static string NameOf(MemberColumn column) => Columns[(int)column].Name;
}
