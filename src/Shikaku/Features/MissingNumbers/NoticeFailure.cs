namespace Shikaku.Features.MissingNumbers;

/// <summary>Why the notice (届出) that was asked for did not bring the number (CHK-10).</summary>
public enum NoticeFailure
{
    /// <summary>No reply came.</summary>
    NoReply,

    /// <summary>The person does not want to tell it.</summary>
    Declined,

    /// <summary>The person could not be reached.</summary>
    Unreachable,

    /// <summary>The person, or who acts for them, does not know it.</summary>
    Unknown,
}
