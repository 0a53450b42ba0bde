namespace Shikaku.Features.Members;

/// <summary>What became of a row.</summary>
internal enum RegistrationResult
{
    /// <summary>A qualification was added.</summary>
    Added,

    /// <summary>A qualification was changed, ended or reopened.</summary>
    Changed,

    /// <summary>A qualification was cancelled.</summary>
    Cancelled,

    /// <summary>The register says this already.</summary>
    Unchanged,

    /// <summary>The row repeats an earlier one in full.</summary>
    Ignored,

    /// <summary>The row has an error.</summary>
    Refused,
}
