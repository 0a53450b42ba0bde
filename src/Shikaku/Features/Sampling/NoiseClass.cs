namespace Shikaku.Features.Sampling;

/// <summary>What was done to a member's row (product.md §5), in the order of the summary.</summary>
internal enum NoiseClass
{
    /// <summary>Nothing: the five items are byte for byte those of the registry.</summary>
    None,

    /// <summary>Full width for half width or the other way round (全角・半角).</summary>
    Width,

    /// <summary>A space left out, added or of another kind.</summary>
    Space,

    /// <summary>Old form of a kanji for the new one or the other way round (新旧字体・異体字).</summary>
    OldKanji,

    /// <summary>Large kana for small (拗音・促音を大書き).</summary>
    SmallKana,

    /// <summary>Another notation of 丁目, 番, 番地 and 号.</summary>
    ChomeStyle,

    /// <summary>都道府県 left out, where the municipality exists only once.</summary>
    PrefectureMissing,

    /// <summary>Building and room left out, or only the room kept.</summary>
    BuildingMissing,

    /// <summary>A character of the name replaced by a placeholder (外字).</summary>
    Gaiji,

    /// <summary>The municipality's former name (旧市区町村名).</summary>
    RenamedCity,

    /// <summary>Another number in the address.</summary>
    HouseNumber,

    /// <summary>Other kanji of the same reading (同音異字).</summary>
    Homophone,

    /// <summary>The number of the twin.</summary>
    Twin,

    /// <summary>The number of another person of the household.</summary>
    FamilySwap,

    /// <summary>The number of a person of another household.</summary>
    OtherPerson,

    /// <summary>One digit of the birth date changed.</summary>
    BirthDigit,

    /// <summary>男 for 女 or the other way round.</summary>
    SexSlip,

    /// <summary>The registry does not know the number.</summary>
    NotFound,
}
