namespace Shikaku.Core.Records;

/// <summary>Codes of findings (CHK-02; S001 to S011 and S133 are this project's own, for the form of files and of the member identifier).</summary>
public enum FindingCode : byte
{
    /// <summary>Row has too few or too many fields.</summary>
    S001,

    /// <summary>Quotation marks are not as RFC 4180 asks.</summary>
    S002,

    /// <summary>Bytes are not valid in the encoding of the file.</summary>
    S003,

    /// <summary>NUL or another control character in the row.</summary>
    S004,

    /// <summary>Row is longer than 1 MiB.</summary>
    S005,

    /// <summary>Unknown column; ignored.</summary>
    S006,

    /// <summary>Line ends are mixed (LF and CRLF).</summary>
    S007,

    /// <summary>Number occurs again in the residents file; the first row counts.</summary>
    S008,

    /// <summary>Resident row without a usable individual number; ignored.</summary>
    S009,

    /// <summary>Number not known to the resident registry.</summary>
    S010,

    /// <summary>The registry answered with an error.</summary>
    S011,

    /// <summary>Name ends with a space.</summary>
    Z04,

    /// <summary>Address holds none of 市 区 郡 町 村.</summary>
    Z09,

    /// <summary>Number missing (work list, 2).</summary>
    S101,

    /// <summary>Number is not 12 digits.</summary>
    S102,

    /// <summary>Check digit wrong or all digits equal.</summary>
    S103,

    /// <summary>Kanji name, birth date, sex or acquisition date blank.</summary>
    S104,

    /// <summary>Address blank.</summary>
    S105,

    /// <summary>Address lacks the prefecture.</summary>
    S106,

    /// <summary>Address lacks a known municipality.</summary>
    S107,

    /// <summary>Placeholder (● 〓 □ ■ ◆ U+FFFD, private use) in name.</summary>
    S108,

    /// <summary>The same in address.</summary>
    S109,

    /// <summary>Improper wording in name.</summary>
    S110,

    /// <summary>Improper wording in address.</summary>
    S111,

    /// <summary>Name begins with a space or holds two in a row.</summary>
    S112,

    /// <summary>Kana name: not kana, Latin, space, hyphen.</summary>
    S113,

    /// <summary>Date impossible.</summary>
    S114,

    /// <summary>Birth date partly unknown.</summary>
    S115,

    /// <summary>Birth in the future, or acquisition over 31 days ahead.</summary>
    S116,

    /// <summary>Acquisition 1–31 days ahead.</summary>
    S117,

    /// <summary>Acquisition after loss.</summary>
    S118,

    /// <summary>Acquisition and loss on one day.</summary>
    S119,

    /// <summary>Only one of loss date and reason.</summary>
    S120,

    /// <summary>Row repeats an earlier row in full; ignored.</summary>
    S121,

    /// <summary>Rows of one key differ; all refused.</summary>
    S122,

    /// <summary>Number used for another person (birth or sex differs).</summary>
    S123,

    /// <summary>Number used under another key, same birth and sex.</summary>
    S124,

    /// <summary>保険者番号 or 公費 number malformed.</summary>
    S125,

    /// <summary>Unknown code.</summary>
    S126,

    /// <summary>insurer_number is not the sender's.</summary>
    S127,

    /// <summary>Sex not set (3).</summary>
    S128,

    /// <summary>Method of acquisition missing.</summary>
    S129,

    /// <summary>Kana name blank.</summary>
    S130,

    /// <summary>Japanese date beyond its era.</summary>
    S131,

    /// <summary>Method 4 or 9 on a new number.</summary>
    S132,

    /// <summary>member_id is not 1 to 20 letters, digits, - _ ..</summary>
    S133,

    /// <summary>Municipality is a former name.</summary>
    S134,

    /// <summary>Period overlaps another qualification of the same member.</summary>
    S135,

    /// <summary>Qualification to add is registered already, with other content.</summary>
    S136,

    /// <summary>No qualification to change, end or cancel.</summary>
    S137,

    /// <summary>Loss without its date.</summary>
    S138,

    /// <summary>Change or loss of what was not registered; registered anew.</summary>
    S139,

    /// <summary>Change that happened on the day of the loss or later.</summary>
    S140,

    /// <summary>The individual number stands in another column.</summary>
    S141,

    /// <summary>Acquisition before birth.</summary>
    S142,

    /// <summary>負担割合 in an unknown form.</summary>
    S143,

    /// <summary>郵便番号 is not seven digits.</summary>
    S144,

    /// <summary>Day of the fact or of the notice too far ahead.</summary>
    S145,

    /// <summary>Text longer than any that is meant.</summary>
    S146,

    /// <summary>Row of a file that reaches far back.</summary>
    S147,

    /// <summary>Row of a file that reaches further back than one person may.</summary>
    S148,
}
