using Shikaku.Core.Records;

namespace Shikaku.Features.Residents;

/// <summary>The columns of a request.</summary>
internal static class RegistryRequestColumns
{
    /// <summary>line, 行: counts from 1.</summary>
    public const int Line = ResidentColumns.Count;

    private static readonly FileColumn[] OfNumber = Choose(ResidentColumn.IndividualNumber);

    private static readonly FileColumn[] OfItems =
        Choose(ResidentColumn.KanjiName, ResidentColumn.KanaName, ResidentColumn.BirthDate, ResidentColumn.Sex, ResidentColumn.Address);

    private static readonly FileColumn[] OfFourItems =
        Choose(ResidentColumn.KanjiName, ResidentColumn.BirthDate, ResidentColumn.Sex, ResidentColumn.Address);

    /// <summary>Every column that a request may have, each at its index; those that its kind asks for are required.</summary>
    public static ReadOnlySpan<FileColumn> Of(InquiryKind kind) => kind switch
    {
        InquiryKind.Number => OfNumber,
        InquiryKind.Items => OfItems,
        InquiryKind.FourItems => OfFourItems,
    };

    /// <summary>The header line.</summary>
    public static ReadOnlySpan<byte> HeaderOf(InquiryKind kind) => kind switch
    {
        InquiryKind.Number => "line,individual_number\n"u8,
        InquiryKind.Items => "line,name_kanji,name_kana,birth_date,sex,address\n"u8,
        InquiryKind.FourItems => "line,name_kanji,birth_date,sex,address\n"u8,
    };

    private static FileColumn[] Choose(params ResidentColumn[] required) =>
    [
        .. ResidentColumns.All.ToArray().Select(column => column with { IsRequired = required.Contains((ResidentColumn)column.Index) }),
        new(Line, "line", "行", IsRequired: true),
    ];
}
