namespace Shikaku.Core.Identifiers;

/// <summary>The kind of insurance that a 法別番号 stands for (ID-32).</summary>
public enum InsuranceKind : byte
{
    /// <summary>Not known.</summary>
    Unknown,

    /// <summary>市町村国保.</summary>
    Kokuho,

    /// <summary>国保組合.</summary>
    KokuhoKumiai,

    /// <summary>全国健康保険協会.</summary>
    Kyokai,

    /// <summary>船員保険.</summary>
    Senin,

    /// <summary>日雇特例.</summary>
    Hiyatoi,

    /// <summary>健康保険組合.</summary>
    Kumiai,

    /// <summary>自衛官等.</summary>
    Jieikan,

    /// <summary>共済組合.</summary>
    Kyosai,

    /// <summary>後期高齢者医療.</summary>
    Kouki,

    /// <summary>医療扶助.</summary>
    Iryofujo,
}
