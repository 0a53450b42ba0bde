namespace Shikaku.Features.Sampling;

/// <summary>The kinds of insurer that the sample knows (ID-32).</summary>
internal enum InsurerKind
{
    /// <summary>健康保険組合.</summary>
    HealthInsuranceSociety,

    /// <summary>全国健康保険協会 (協会けんぽ).</summary>
    JapanHealthInsuranceAssociation,

    /// <summary>市町村国保.</summary>
    MunicipalInsurance,

    /// <summary>後期高齢者医療広域連合.</summary>
    LateStageElderly,

    /// <summary>共済組合.</summary>
    MutualAid,

    /// <summary>福祉事務所 (医療扶助).</summary>
    WelfareOffice,

    /// <summary>国保組合.</summary>
    NationalInsuranceSociety,
}
