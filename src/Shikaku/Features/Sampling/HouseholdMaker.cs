namespace Shikaku.Features.Sampling;

/// <summary>Who lives together: ages and parts, as they are common among the members of each kind of insurer.</summary>
internal static class HouseholdMaker
{
    /// <summary>The most people of one household.</summary>
    public const int MaxSize = 7;

    private const int LateStageAge = 75;
    private const int OldestMother = 44;
    private const int YoungestMother = 20;
    private const int OldestDependentChild = 22;

    /// <summary>Makes the people of a household.</summary>
    /// <param name="people">Takes the people.</param>
    /// <param name="kind">The kind of insurer.</param>
    /// <param name="wish">What the noise needs.</param>
    /// <param name="random">The dice.</param>
    public static void Make(List<HouseholdPerson> people, InsurerKind kind, HouseholdWish wish, DeterministicRandom random)
    {
        people.Clear();
        var mustHaveChildren = wish == HouseholdWish.Twins && kind != InsurerKind.LateStageElderly;
        var age = mustHaveChildren ? random.Between(30, 45) : HeadAge(kind, random);
        var sex = random.Chance(kind is InsurerKind.LateStageElderly ? 420 : 620) ? 1 : 2;
        people.Add(new HouseholdPerson(HouseholdRole.Head, sex, BirthDate(age, random), -1));

        var hasSpouse = random.Chance(SpousePerMille(kind, age));
        if (hasSpouse || (wish == HouseholdWish.TwoPeople && !mustHaveChildren))
        {
            var spouseAge = Math.Max(kind == InsurerKind.LateStageElderly ? LateStageAge : 19, age + random.Between(-6, 4));
            people.Add(new HouseholdPerson(HouseholdRole.Spouse, 3 - sex, BirthDate(spouseAge, random), -1));
        }

        var hasChildren = age is >= YoungestMother and <= 68 && random.Chance(hasSpouse ? 650 : kind == InsurerKind.WelfareOffice ? 160 : 90);
        if (mustHaveChildren || hasChildren)
        {
            AddChildren(people, age, mustHaveChildren, random);
        }
    }

    private static int HeadAge(InsurerKind kind, DeterministicRandom random) => kind switch
    {
        InsurerKind.LateStageElderly => LateStageAge + Math.Min(random.Below(32), random.Below(28)),
        InsurerKind.MunicipalInsurance => random.Chance(450) ? random.Between(62, 74) : random.Between(20, 66),
        InsurerKind.WelfareOffice => random.Chance(550) ? random.Between(62, 90) : random.Between(24, 64),
        _ => (random.Between(19, 65) + random.Between(24, 65)) / 2,
    };

    private static int SpousePerMille(InsurerKind kind, int age) => kind switch
    {
        InsurerKind.LateStageElderly => age > 88 ? 90 : 380,
        InsurerKind.WelfareOffice => 130,
        InsurerKind.MunicipalInsurance => age < 28 ? 60 : 420,
        _ => age < 26 ? 20 : age < 32 ? 160 : 400,
    };

    private static void AddChildren(List<HouseholdPerson> people, int parentAge, bool needsTwins, DeterministicRandom random)
    {
        var ageAtBirth = random.Between(YoungestMother + 2, 35);
        var latest = Math.Min(parentAge, OldestMother);
        while (people.Count < MaxSize - 1 && ageAtBirth <= latest)
        {
            var childAge = parentAge - ageAtBirth;
            if (needsTwins && childAge > OldestDependentChild)
            {
                childAge = random.Between(1, 15);
            }

            if (childAge <= OldestDependentChild)
            {
                AddBirth(people, childAge, needsTwins || random.Chance(11), random);
                needsTwins = false;
                if (random.Chance(400))
                {
                    return;
                }
            }

            ageAtBirth += random.Between(2, 4);
        }

        if (needsTwins)
        {
            AddBirth(people, random.Between(1, 8), true, random);
        }
    }

    private static void AddBirth(List<HouseholdPerson> people, int age, bool areTwins, DeterministicRandom random)
    {
        var birthDate = BirthDate(age, random);
        var sex = random.Between(1, 2);
        var place = people.Count;
        people.Add(new HouseholdPerson(HouseholdRole.Child, sex, birthDate, areTwins ? place + 1 : -1));
        if (areTwins)
        {
            people.Add(new HouseholdPerson(HouseholdRole.Child, random.Chance(700) ? sex : 3 - sex, birthDate, place));
        }
    }

    private static DateOnly BirthDate(int age, DeterministicRandom random) =>
        SampleDay.Reference.AddYears(-age).AddDays(-random.Below(365));
}
