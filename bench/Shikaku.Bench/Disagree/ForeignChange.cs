using Shikaku.Features.Sampling;

namespace Shikaku.Bench.Disagree;

/// <summary>
/// Makes two people of one foreign family (外国人住民) with names in Latin letters. Where the names differ in a letter or a word, the kana stay the same, so that
/// nothing but the letters tells the two apart.
/// </summary>
internal sealed class ForeignChange(SampleTables tables)
{
    private static readonly ForeignNames.Origin[] LatinOrigins = Array.FindAll(ForeignNames.Origins, origin => origin.IsLatin);

    public bool ToRelative(SampleMember resident, SampleMember member, DeterministicRandom random)
    {
        var origin = random.Pick<ForeignNames.Origin>(LatinOrigins);
        var family = random.Pick<PersonNameEntry>(origin.Family);
        var given = random.Pick<PersonNameEntry>(origin.Given(member.Sex));
        (resident.IsLatin, resident.Family, resident.Given) = (true, family, given);
        var others = origin.Given(random.Between(1, 2));
        var other = random.Pick<PersonNameEntry>(others);
        (member.IsLatin, member.Family, member.Given) = (true, family, random.Below(3) switch
        {
            0 => other,
            1 => given with { Text = WithLetter(given.Text, random) },
            _ => given with { Text = $"{given.Text} {other.Text.Split(' ')[0]}" },
        });
        return member.Given.Text != given.Text && (random.Chance(500) || TryAliases(resident, member, random));
    }

    // Another letter in one place, or one more at the end.
    private static string WithLetter(string text, DeterministicRandom random)
    {
        var letter = (char)random.Between('A', 'Z');
        var place = random.Below(text.Length + 1);
        return place == text.Length ? text + letter
            : char.IsAsciiLetterUpper(text[place]) ? $"{text[..place]}{letter}{text[(place + 1)..]}"
            : text;
    }

    private bool TryAliases(SampleMember resident, SampleMember member, DeterministicRandom random)
    {
        var surname = tables.Names.Surnames.Draw(random).Text;
        var given = tables.Names.GivenNames(resident.Sex).Draw(random).Text;
        var other = tables.Names.GivenNames(member.Sex).DrawBeginningWith(given[0], random).Text;
        (resident.AliasName, member.AliasName) = ($"{surname}　{given}", $"{surname}　{other}");
        return !tables.Variants.MayBeOne(given, other);
    }
}
