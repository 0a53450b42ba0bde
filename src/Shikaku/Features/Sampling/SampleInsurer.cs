namespace Shikaku.Features.Sampling;

/// <summary>A made-up insurer.</summary>
/// <param name="Ordinal">Its place in the sample, from 1.</param>
/// <param name="Number">保険者番号, for a 福祉事務所 its 公費負担者番号.</param>
/// <param name="Kind">Its kind.</param>
/// <param name="FirstMember">The place of its first member in the sample, from 0.</param>
/// <param name="Members">How many members it has.</param>
internal sealed record SampleInsurer(int Ordinal, string Number, InsurerKind Kind, long FirstMember, long Members)
{
    /// <summary>The 法別番号; empty for 国保, which has none.</summary>
    public static string SchemeOf(InsurerKind kind, int ordinal) => kind switch
    {
        InsurerKind.HealthInsuranceSociety => "06",
        InsurerKind.JapanHealthInsuranceAssociation => "01",
        InsurerKind.LateStageElderly => "39",
        InsurerKind.MutualAid => MutualAidSchemes[ordinal % MutualAidSchemes.Length],
        InsurerKind.WelfareOffice => "12",
        _ => "",
    };

    private static readonly string[] MutualAidSchemes = ["31", "32", "33", "34"];
}
