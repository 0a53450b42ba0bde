namespace Shikaku.Features.Inspections;

/// <summary>How a wrong number came onto a record (原因, INC-05).</summary>
internal enum CauseKind
{
    /// <summary>Three items matched, not the four.</summary>
    ThreeItems,

    /// <summary>The result of the inquiry was not heeded.</summary>
    ResultIgnored,

    /// <summary>A stop was lifted unchecked.</summary>
    LiftedUnchecked,

    /// <summary>A twin or one of the family.</summary>
    Family,

    /// <summary>The same name.</summary>
    SameName,

    /// <summary>Typing.</summary>
    Typing,

    /// <summary>A qualification that existed twice.</summary>
    DuplicateQualification,

    /// <summary>The conversion of a vendor.</summary>
    Conversion,

    /// <summary>Something else, as the text says.</summary>
    Other,
}
