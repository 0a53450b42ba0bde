namespace Shikaku.Features.Mergers;

/// <summary>What may be wrong with a row of a list of mergers. Its sentence is in <see cref="MergerCatalogue"/>.</summary>
internal enum MergerCode
{
    /// <summary>The prefecture is none of the 47.</summary>
    M01,

    /// <summary>The name is blank or not that of a municipality.</summary>
    M02,

    /// <summary>The day is none.</summary>
    M03,

    /// <summary>典拠 cannot stand in a table.</summary>
    M04,

    /// <summary>The new municipality is unknown.</summary>
    M05,

    /// <summary>The new municipality without its 郡 may be several.</summary>
    M06,

    /// <summary>The successions lead in a circle.</summary>
    M07,

    /// <summary>The list says two days for one change.</summary>
    M08,

    /// <summary>The reference tables say another day.</summary>
    M09,

    /// <summary>The row is there twice.</summary>
    M10,

    /// <summary>The reference tables have the row.</summary>
    M11,

    /// <summary>Nothing changes by it.</summary>
    M12,

    /// <summary>The day is in the future.</summary>
    M13,

    /// <summary>典拠 is blank.</summary>
    M14,

    /// <summary>The 郡 is missing.</summary>
    M15,

    /// <summary>The old name is borne by a municipality of today.</summary>
    M16,

    /// <summary>The ward is missing.</summary>
    M17,
}
