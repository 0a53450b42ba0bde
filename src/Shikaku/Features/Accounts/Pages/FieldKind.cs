namespace Shikaku.Features.Accounts.Pages;

/// <summary>How a field is filled in.</summary>
public enum FieldKind
{
    /// <summary>A line of text.</summary>
    Text,

    /// <summary>A password: not shown, and not sent back with a faulty form.</summary>
    Password,

    /// <summary>A code of digits or letters, used once.</summary>
    Code,

    /// <summary>One of several.</summary>
    One,

    /// <summary>Any of several.</summary>
    Several,
}
