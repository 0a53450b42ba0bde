namespace Shikaku.Core.Matching;

/// <summary>How two texts of one field relate, best first (MAT-01). A larger value is a worse tier.</summary>
public enum Tier : byte
{
    /// <summary>Equal as submitted.</summary>
    Exact,

    /// <summary>Equal after the notation fold F1 (width, spaces, hyphens, hiragana and katakana).</summary>
    Fold,

    /// <summary>Equal by evidence: a table row or a rule that a reason names.</summary>
    Variant,

    /// <summary>Cannot be said: placeholder (外字), blank, two candidates, not splittable. Goes to a person.</summary>
    Undetermined,

    /// <summary>Not equal, but resembles. Goes to a person, first in the queue.</summary>
    Near,

    /// <summary>Anything else.</summary>
    Different,
}
