namespace Shikaku.Bench.Disagree;

/// <summary>Ways in which two people are hard to tell apart, or one person's facts are wrong (MAT-97).</summary>
internal enum DisagreeClass
{
    /// <summary>Two people of one family and address whose given names share a kanji.</summary>
    Family,

    /// <summary>Twins (双子): surname, address and birth date are the same.</summary>
    Twins,

    /// <summary>Parent and child of one name part: 隆 and 隆一.</summary>
    ParentAndChild,

    /// <summary>Another name of the same reading that no table relates (同音異字).</summary>
    Homophone,

    /// <summary>Two people of one foreign family, in Latin letters: another given name, one letter or one word; every other pair with aliases (通称名) of one surname.</summary>
    ForeignFamily,

    /// <summary>The resident's former surname (旧氏) is the member's surname; address and birth date are the same, given names share a kanji.</summary>
    FormerSurname,

    /// <summary>Another 丁目, 番 or 号.</summary>
    Neighbour,

    /// <summary>Another room or building at the same number.</summary>
    Room,

    /// <summary>One digit of the birth date higher or lower by one.</summary>
    BirthDigit,

    /// <summary>The other sex.</summary>
    Sex,

    /// <summary>Another town of the municipality, whose name differs in one character.</summary>
    SimilarTown,

    /// <summary>Another person altogether.</summary>
    OtherPerson,
}
