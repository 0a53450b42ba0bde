using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Files;

/// <summary>Says which finding a malformed record is.</summary>
internal static class RecordFault
{
    /// <summary>The finding of a record, or null if its form is right.</summary>
    /// <param name="record">The record.</param>
    /// <param name="fieldCount">Number of fields that the header asks for.</param>
    public static FindingCode? Of(in CsvRecord record, int fieldCount) => record.Fault switch
    {
        CsvFault.Quote => FindingCode.S002,
        CsvFault.ControlCharacter => FindingCode.S004,
        CsvFault.TooLong => FindingCode.S005,
        CsvFault.None => record.FieldCount == fieldCount ? null : FindingCode.S001,
    };
}
