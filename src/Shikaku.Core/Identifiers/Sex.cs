namespace Shikaku.Core.Identifiers;

/// <summary>性別 (ID-24).</summary>
public enum Sex : byte
{
    /// <summary>男.</summary>
    Male = 1,

    /// <summary>女.</summary>
    Female = 2,

    /// <summary>未設定: also what 0, 9 and 不明 become.</summary>
    NotSet = 3,
}
