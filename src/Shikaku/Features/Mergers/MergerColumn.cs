namespace Shikaku.Features.Mergers;

/// <summary>The columns of a list of merged and renamed municipalities (MAT-78).</summary>
internal enum MergerColumn
{
    /// <summary>旧都道府県.</summary>
    FormerPrefecture,

    /// <summary>旧市区町村, with its 郡.</summary>
    FormerName,

    /// <summary>新都道府県.</summary>
    Prefecture,

    /// <summary>新市区町村, with its 郡.</summary>
    Name,

    /// <summary>施行日.</summary>
    EffectiveOn,

    /// <summary>典拠: the notice or law that says so.</summary>
    Source,
}
