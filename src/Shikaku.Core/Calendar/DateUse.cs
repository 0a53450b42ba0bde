namespace Shikaku.Core.Calendar;

/// <summary>What a date is for, which decides how strictly it is read (ID-41 to ID-43, MAT-62).</summary>
public enum DateUse : byte
{
    /// <summary>生年月日: parts may be unknown; a day outside its era is refused.</summary>
    Birth,

    /// <summary>資格取得日, 資格喪失日: a whole day; a day outside its era is refused.</summary>
    Qualification,

    /// <summary>Validity, expiry, issue: a whole day; a day outside its era is read as a continued count, with a warning.</summary>
    Validity,

    /// <summary>Labelled pairs of <c>evaluate</c>: parts may be unknown, the count is continued, and days before 1873 are read too (MAT-62).</summary>
    Evaluation,
}
