namespace Shikaku.Features.Sampling;

/// <summary>A made-up person: what the registry knows, and what the insurer wrote down. Used again for the next person.</summary>
internal sealed class SampleMember
{
    /// <summary>The place in the sample, from 0; the person's own 個人番号 follows from it.</summary>
    public long Person { get; set; }

    /// <summary>Whose 個人番号 the member's row carries; <see cref="Person"/> unless it is a wrong number.</summary>
    public long NumberOf { get; set; }

    /// <summary>Which household of the block the person belongs to.</summary>
    public int Household { get; set; }

    /// <summary>The part in the household.</summary>
    public HouseholdRole Role { get; set; }

    /// <summary>Place in the household, from 0.</summary>
    public int PlaceInHousehold { get; set; }

    /// <summary>Place in the household of the twin (双子), −1 if there is none.</summary>
    public int TwinPlace { get; set; }

    /// <summary>Surname (氏).</summary>
    public PersonNameEntry Family { get; set; } = None;

    /// <summary>Given name (名); in a Latin name with middle names.</summary>
    public PersonNameEntry Given { get; set; } = None;

    /// <summary>Whether the name is in Latin letters.</summary>
    public bool IsLatin { get; set; }

    /// <summary>通称名, empty if there is none.</summary>
    public string AliasName { get; set; } = "";

    /// <summary>旧氏 in the registry, empty if there is none.</summary>
    public string FormerName { get; set; } = "";

    /// <summary>生年月日.</summary>
    public DateOnly BirthDate { get; set; }

    /// <summary>性別: 1 男, 2 女 (ID-24).</summary>
    public int Sex { get; set; }

    /// <summary>Where the person lives.</summary>
    public HomeAddress Home { get; set; } = null!;

    /// <summary>漢字氏名 as written.</summary>
    public TextBuffer KanjiName { get; } = new();

    /// <summary>カナ氏名 as written.</summary>
    public TextBuffer KanaName { get; } = new();

    /// <summary>住所 as written.</summary>
    public TextBuffer Address { get; } = new();

    /// <summary>The noise applied to the member's row.</summary>
    public NoiseClass Noise { get; set; }

    /// <summary>Writes the three texts as the registry has them.</summary>
    public void WriteTexts()
    {
        WriteName(Family, Given);
        Address.Clear();
        AddressText.AppendRegistered(Address, Home);
    }

    /// <summary>Writes the kanji and the kana name.</summary>
    public void WriteName(PersonNameEntry family, PersonNameEntry given)
    {
        KanjiName.Set(family.Text);
        KanjiName.Append(IsLatin ? ' ' : '　');
        KanjiName.Append(given.Text);
        KanaName.Set(family.Kana);
        KanaName.Append(' ');
        KanaName.Append(given.Kana);
    }

    private static readonly PersonNameEntry None = new("", "", "");
}
