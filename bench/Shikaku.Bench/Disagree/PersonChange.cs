using Shikaku.Features.Sampling;

namespace Shikaku.Bench.Disagree;

/// <summary>Turns a person into another one of nearly the same name, or of another birth date.</summary>
internal sealed class PersonChange(SampleTables tables)
{
    private const int MostTries = 24;
    private const int FirstYear = 1900;

    /// <summary>A brother, a sister, a husband or a wife whose given name shares a kanji.</summary>
    public bool ToRelative(SampleMember member, DeterministicRandom random)
    {
        member.Sex = random.Between(1, 2);
        member.BirthDate = member.BirthDate.AddDays(random.Chance(500) ? -random.Between(280, 4000) : random.Between(280, 4000));
        return TryGiven(member, DrawSharing(member.Given.Text, member.Sex, random));
    }

    /// <summary>The twin; every other one with a kanji in common.</summary>
    public bool ToTwin(SampleMember member, DeterministicRandom random)
    {
        member.Sex = random.Chance(700) ? member.Sex : 3 - member.Sex;
        return TryGiven(
            member,
            random.Chance(500) ? DrawSharing(member.Given.Text, member.Sex, random) : tables.Names.GivenNames(member.Sex).Draw(random));
    }

    /// <summary>The child, whose name goes on where the parent's ends if there is such a name; every fourth born on the same day of the year.</summary>
    public bool ToChild(SampleMember member, DeterministicRandom random)
    {
        var parent = member.Given.Text;
        var names = tables.Names.GivenNames(member.Sex);
        var child = names.DrawBeginningWith(parent[0], random);
        for (var tries = 0; tries < MostTries && !child.Text.StartsWith(parent, StringComparison.Ordinal); tries++)
        {
            child = names.DrawBeginningWith(parent[0], random);
        }

        member.BirthDate = member.BirthDate.AddYears(random.Between(18, 45)).AddDays(random.Chance(250) ? 0 : random.Below(365));
        return TryGiven(member, child);
    }

    /// <summary>Surname or given name of the same reading that no table relates.</summary>
    public bool ToHomophone(SampleMember member, DeterministicRandom random)
    {
        var isFamily = random.Chance(500);
        var name = isFamily ? member.Family : member.Given;
        var alike = (isFamily ? tables.Names.Surnames : tables.Names.GivenNames(member.Sex)).ReadAs(name.Reading);
        if (alike.IsEmpty || random.Pick(alike) is var other && tables.Variants.MayBeOne(name.Text, other.Text))
        {
            return false;
        }

        (member.Family, member.Given) = isFamily ? (other, member.Given) : (member.Family, other);
        return true;
    }

    /// <summary>A person who has the surname that the resident had before.</summary>
    public bool ToFormerSurname(SampleMember resident, SampleMember member, DeterministicRandom random)
    {
        member.Family = tables.Names.Surnames.Draw(random);
        resident.FormerName = member.Family.Text;
        return TryGiven(member, DrawSharing(member.Given.Text, member.Sex, random));
    }

    /// <summary>One digit of the birth date higher or lower by one.</summary>
    public static bool ToOtherDay(SampleMember member, DeterministicRandom random)
    {
        var day = member.BirthDate;
        var step = random.Chance(500) ? 1 : -1;
        var (year, month, date) = random.Below(6) switch
        {
            0 => (day.Year + (10 * step), day.Month, day.Day),
            1 => (day.Year + step, day.Month, day.Day),
            2 => (day.Year, day.Month + (10 * step), day.Day),
            3 => (day.Year, day.Month + step, day.Day),
            4 => (day.Year, day.Month, day.Day + (10 * step)),
            _ => (day.Year, day.Month, day.Day + step),
        };
        if (year < FirstYear || month is < 1 or > 12 || date < 1 || date > DateTime.DaysInMonth(year, month))
        {
            return false;
        }

        member.BirthDate = new DateOnly(year, month, date);
        return true;
    }

    private bool TryGiven(SampleMember member, PersonNameEntry other)
    {
        var isOther = !tables.Variants.MayBeOne(member.Given.Text, other.Text);
        member.Given = other;
        return isOther;
    }

    private PersonNameEntry DrawSharing(string given, int sex, DeterministicRandom random)
    {
        var names = tables.Names.GivenNames(sex);
        if (random.Chance(500))
        {
            return names.DrawBeginningWith(given[0], random);
        }

        var name = names.Draw(random);
        for (var tries = 0; tries < MostTries && name.Text.AsSpan().IndexOfAny(given) < 0; tries++)
        {
            name = names.Draw(random);
        }

        return name;
    }
}
