namespace Shikaku.Core.Addresses;

/// <summary>What a way of writing a municipality leaves out.</summary>
[Flags]
internal enum MunicipalityForm : byte
{
    /// <summary>Nothing.</summary>
    Full = 0,

    /// <summary>The 郡.</summary>
    WithoutCounty = 1,

    /// <summary>The 政令市 before the ward.</summary>
    WithoutCity = 2,

    /// <summary>The ward after the 政令市.</summary>
    WithoutWard = 4,

    /// <summary>The prefecture.</summary>
    WithoutPrefecture = 8,

    /// <summary>The last character of the prefecture (岩手花巻市).</summary>
    ShortPrefecture = 16,
}
