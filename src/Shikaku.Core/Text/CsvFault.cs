namespace Shikaku.Core.Text;

/// <summary>What is wrong with the form of a CSV record, worst last.</summary>
public enum CsvFault : byte
{
    /// <summary>Nothing.</summary>
    None,

    /// <summary>It holds NUL, a lone CR or another control character besides TAB.</summary>
    ControlCharacter,

    /// <summary>Quotation marks are not as RFC 4180 asks. The record is its first physical line; reading goes on after that.</summary>
    Quote,

    /// <summary>It is longer than <see cref="CsvReader.MaxRecordBytes"/>.</summary>
    TooLong,
}
