namespace Shikaku.Features.Sampling;

/// <summary>What the files say of a noise class.</summary>
internal static class NoiseClasses
{
    private static readonly string[] Names =
    [
        "none", "width", "space", "old_kanji", "small_kana", "chome_style", "prefecture_missing", "building_missing", "gaiji", "renamed_city",
        "house_number", "homophone", "twin", "family_swap", "other_person", "birth_digit", "sex_slip", "not_found",
    ];

    /// <summary>Number of classes.</summary>
    public static int Count => Names.Length;

    /// <summary>The name in truth.csv.</summary>
    public static string NameOf(NoiseClass noise) => Names[(int)noise];

    /// <summary>Whether the row carries another person's number.</summary>
    public static bool IsWrongNumber(NoiseClass noise) => noise is NoiseClass.Twin or NoiseClass.FamilySwap or NoiseClass.OtherPerson;

    /// <summary>What a right judgement under the policy <c>shikaku</c> is: agree, disagree or review.</summary>
    public static string ExpectedOf(NoiseClass noise) => noise switch
    {
        NoiseClass.HouseNumber or NoiseClass.Homophone or NoiseClass.Twin or NoiseClass.FamilySwap or NoiseClass.OtherPerson
            or NoiseClass.BirthDigit or NoiseClass.SexSlip => "disagree",
        NoiseClass.Gaiji or NoiseClass.NotFound => "review",
        _ => "agree",
    };
}
