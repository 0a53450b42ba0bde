namespace Shikaku.Core.Judgement;

/// <summary>The mark of a comparison as clerks read it (CHK-23).</summary>
public enum Mark : byte
{
    /// <summary>○: every item agrees.</summary>
    Agree,

    /// <summary>△: a difference that stops nothing.</summary>
    Minor,

    /// <summary>▲: a difference that stops the medical information.</summary>
    MedicalStop,

    /// <summary>×: birth date or sex differ; everything is stopped.</summary>
    FullStop,

    /// <summary>－: not compared: no number, a number unknown to the registry, or a row with an error.</summary>
    NotCompared,
}
