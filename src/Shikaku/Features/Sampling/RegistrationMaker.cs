using System.Globalization;
using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Sampling;

/// <summary>Makes plausible registrations: days in their order, codes of the code lists, one symbol and number per household.</summary>
internal static class RegistrationMaker
{
    private const int LateStageAge = 75;
    private const int WorkingAge = 18;
    private static readonly DateOnly LateStageBegan = new(2008, 4, 1);
    private static readonly DateOnly ChildrenPayLessUntil = SampleDay.Reference.AddYears(-6);
    private static readonly DateOnly ElderlySince = SampleDay.Reference.AddYears(-70);
    private static readonly int[] Methods = [1, 1, 1, 1, 1, 1, 1, 2, 2, 5];
    private static readonly int[] WelfareMethods = [1, 1, 3, 3, 5, 5, 6];

    /// <summary>Makes the registration of a member.</summary>
    /// <param name="registration">Takes it.</param>
    /// <param name="member">The member.</param>
    /// <param name="birthDate">The member's true birth date.</param>
    /// <param name="block">The block, whose insurer it is.</param>
    /// <param name="random">The dice.</param>
    public static void Make(Registration registration, SampleMember member, DateOnly birthDate, SampleBlock block, DeterministicRandom random)
    {
        var insurer = block.Insurer;
        var isWelfare = insurer.Kind == InsurerKind.WelfareOffice;
        MakeNumber(registration, member, insurer);
        registration.Relation = member.Role == HouseholdRole.Head || insurer.Kind == InsurerKind.LateStageElderly ? 1 : 2;
        registration.AcquiredOn = AcquiredOn(insurer.Kind, birthDate, random);
        registration.IssuedOn = registration.AcquiredOn.AddDays(random.Between(3, 20));
        registration.NoticeReceivedOn = registration.AcquiredOn.AddDays(random.Between(0, 9));
        registration.CardClass = isWelfare ? "A1" : "01";
        registration.CopayRatio = CopayRatio(insurer.Kind, birthDate, random);
        registration.IsNondisclosure = random.Below(2000) == 0;
        registration.HasNoSelfInformation = random.Below(1000) == 0;
        registration.AcquisitionMethod = random.Pick<int>(isWelfare ? WelfareMethods : Methods);
        registration.Operation = random.Chance(40) ? "C" : "A";
        MakeLoss(registration, birthDate, random);
    }

    private static void MakeNumber(Registration registration, SampleMember member, SampleInsurer insurer)
    {
        var household = member.Person - member.PlaceInHousehold - insurer.FirstMember + 1;
        if (insurer.Kind == InsurerKind.WelfareOffice)
        {
            // 受給者番号 belong to one person each.
            var body = ((member.Person - insurer.FirstMember + 1) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
            var digit = CheckDigits.Modulus10(Encoding.ASCII.GetBytes(body));
            (registration.Symbol, registration.Number, registration.Branch) = ("", string.Create(CultureInfo.InvariantCulture, $"{body}{digit}"), 0);
            return;
        }

        var hasSymbol = insurer.Kind is not (InsurerKind.MunicipalInsurance or InsurerKind.LateStageElderly);
        registration.Symbol = hasSymbol ? (101 + (household / 50 * 37 % 8900)).ToString(CultureInfo.InvariantCulture) : "";
        registration.Number = household.ToString(hasSymbol ? "D1" : "D8", CultureInfo.InvariantCulture);
        registration.Branch = insurer.Kind == InsurerKind.LateStageElderly ? 0 : member.PlaceInHousehold;
    }

    private static DateOnly AcquiredOn(InsurerKind kind, DateOnly birthDate, DeterministicRandom random)
    {
        if (kind == InsurerKind.LateStageElderly)
        {
            var turned = birthDate.AddYears(LateStageAge);
            return turned > LateStageBegan ? turned : LateStageBegan;
        }

        // Recent days are more frequent: people change their work and their place.
        var longest = SampleDay.Reference.DayNumber - birthDate.DayNumber;
        var longestAtWork = longest - (WorkingAge * 365);
        var limit = Math.Min(longestAtWork > 366 ? longestAtWork : longest, 40 * 365);
        return SampleDay.Reference.AddDays(-(int)((long)random.Below(limit + 1) * random.Below(limit + 1) / Math.Max(limit, 1)));
    }

    private static string CopayRatio(InsurerKind kind, DateOnly birthDate, DeterministicRandom random) => kind switch
    {
        InsurerKind.WelfareOffice => "00",
        InsurerKind.LateStageElderly => random.Chance(730) ? "10" : random.Chance(740) ? "20" : "30",
        _ => birthDate > ChildrenPayLessUntil || (birthDate < ElderlySince && random.Chance(870)) ? "20" : "30",
    };

    private static void MakeLoss(Registration registration, DateOnly birthDate, DeterministicRandom random)
    {
        const int ShortestDays = 30;
        var days = SampleDay.Reference.DayNumber - registration.AcquiredOn.DayNumber;
        if (days <= ShortestDays || !random.Chance(60))
        {
            (registration.LostOn, registration.LossReason) = (null, "");
            return;
        }

        registration.LostOn = registration.AcquiredOn.AddDays(random.Between(ShortestDays, days));
        registration.LossReason = birthDate < ElderlySince && random.Chance(600) ? "01"
            : random.Chance(15) ? "02"
            : random.Chance(850) ? "03"
            : "99";
        registration.Operation = "L";
    }
}
