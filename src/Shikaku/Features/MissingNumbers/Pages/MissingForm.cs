namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>The names of the fields of the pages of an entry.</summary>
internal static class MissingForm
{
    /// <summary>The fields.</summary>
    public const string Step = "step", Version = "version", AskedOn = "askedon", Failure = "failure", Why = "why";

    /// <summary>The steps.</summary>
    public const string Check = "check", Confirm = "confirm", Edit = "edit", Recognise = "recognise", Reject = "reject";
}
