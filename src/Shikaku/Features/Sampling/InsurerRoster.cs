using System.Globalization;
using System.Text;
using Shikaku.Core.Identifiers;

namespace Shikaku.Features.Sampling;

/// <summary>The insurers of a sample. Their prefecture numbers are 51 to 99, so that none is a real body (ID-38).</summary>
internal static class InsurerRoster
{
    /// <summary>The most insurers that one sample may have.</summary>
    public const int MaxInsurers = 10_000;

    private const int FirstPrefecture = 51;
    private const int Prefectures = 49;

    // The order in which kinds appear, so that a few insurers already show every kind. Shares of all members per mille, about as in Japan.
    private static readonly InsurerKind[] Cycle =
    [
        InsurerKind.HealthInsuranceSociety, InsurerKind.JapanHealthInsuranceAssociation, InsurerKind.MunicipalInsurance,
        InsurerKind.LateStageElderly, InsurerKind.MutualAid, InsurerKind.WelfareOffice, InsurerKind.NationalInsuranceSociety,
        InsurerKind.HealthInsuranceSociety, InsurerKind.MunicipalInsurance, InsurerKind.HealthInsuranceSociety, InsurerKind.WelfareOffice,
        InsurerKind.MunicipalInsurance, InsurerKind.MutualAid, InsurerKind.HealthInsuranceSociety, InsurerKind.MunicipalInsurance,
    ];

    /// <summary>Makes the insurers and shares the members out among them; with fewer members than insurers some have none and are left out.</summary>
    public static SampleInsurer[] Make(ulong seed, long members, int insurers)
    {
        var random = new DeterministicRandom(seed, SampleStreams.Insurers);
        var kinds = Enumerable.Range(0, insurers).Select(index => Cycle[index % Cycle.Length]).ToArray();
        var perKind = kinds.CountBy(kind => kind).ToDictionary();
        var weights = kinds.Select(kind => ShareOf(kind) * random.Between(500, 1500) * 1000L / perKind[kind]).ToArray();
        var total = weights.Sum();

        var roster = new List<SampleInsurer>();
        long weightSoFar = 0;
        long given = 0;
        for (var index = 0; index < insurers; index++)
        {
            weightSoFar += weights[index];
            var end = (long)((UInt128)members * (UInt128)weightSoFar / (UInt128)total);
            if (end > given)
            {
                roster.Add(new SampleInsurer(index + 1, NumberOf(kinds[index], index), kinds[index], given, end - given));
            }

            given = end;
        }

        return [.. roster];
    }

    private static string NumberOf(InsurerKind kind, int index)
    {
        // Different insurers differ in prefecture or in the insurer's part.
        var part = 1 + (index / Prefectures) + (kind == InsurerKind.NationalInsuranceSociety ? 300 : 0);
        var body = string.Create(CultureInfo.InvariantCulture, $"{SampleInsurer.SchemeOf(kind, index)}{FirstPrefecture + (index % Prefectures)}{part:D3}");
        return body + CheckDigits.Modulus10(Encoding.ASCII.GetBytes(body)).ToString(CultureInfo.InvariantCulture);
    }

    private static long ShareOf(InsurerKind kind) => kind switch
    {
        InsurerKind.HealthInsuranceSociety => 225,
        InsurerKind.JapanHealthInsuranceAssociation => 315,
        InsurerKind.MunicipalInsurance => 195,
        InsurerKind.LateStageElderly => 155,
        InsurerKind.MutualAid => 75,
        InsurerKind.WelfareOffice => 15,
        _ => 20,
    };
}
