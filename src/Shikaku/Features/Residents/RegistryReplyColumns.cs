using Shikaku.Core.Records;

namespace Shikaku.Features.Residents;

/// <summary>The columns of a reply: those of the residents file, with the line that they answer and the number of residents found for it.</summary>
internal static class RegistryReplyColumns
{
    /// <summary>line, 行: the line of the request that the row answers.</summary>
    public const int Line = ResidentColumns.Count;

    /// <summary>hits, 該当件数: how many residents were found for the line, each with a row of its own.</summary>
    public const int Hits = Line + 1;

    private static readonly FileColumn[] Columns =
    [
        .. ResidentColumns.All.ToArray().Select(column => column with { IsRequired = true }),
        new(Line, "line", "行", IsRequired: true),
        new(Hits, "hits", "該当件数", IsRequired: true),
    ];

    /// <summary>Every column, each required: a reply without one would be taken for one that says nothing in it.</summary>
    public static ReadOnlySpan<FileColumn> All => Columns;

    /// <summary>The header of a reply, as the registry writes it.</summary>
    public static ReadOnlySpan<byte> Header => "line,hits,individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n"u8;
}
