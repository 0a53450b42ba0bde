using Shikaku.Features.Accounts;
using Shikaku.Features.Stops.Comparison;

namespace Shikaku.Features.MissingNumbers.Pages;

/// <summary>An entry as its page shows it to somebody.</summary>
public sealed class MissingScreen
{
    private readonly Caller _caller;

    internal MissingScreen(string insurer, StoredMissingEntry stored, IReadOnlyList<ComparedItem> items, Caller caller) =>
        (Insurer, Version, Entry, Items, _caller) = (insurer, stored.Version, stored.Content, items, caller);

    /// <summary>The insurer.</summary>
    internal string Insurer { get; }

    /// <summary>The version that is shown.</summary>
    internal Guid Version { get; }

    /// <summary>The entry.</summary>
    internal MissingEntry Entry { get; }

    /// <summary>Both sides, while two people compare them; else empty.</summary>
    internal IReadOnlyList<ComparedItem> Items { get; }

    /// <summary>The page's address.</summary>
    internal string Address => MissingPages.PathOf(Insurer, Entry.Id);

    /// <summary>Whether whoever looks may say that the person was asked for the notice.</summary>
    internal bool MayAskNotice => MayChange && Entry.State is (MissingState.Noted or MissingState.NoticeAsked or MissingState.SentBack);

    /// <summary>Whether whoever looks may have the registry asked.</summary>
    internal bool MayInquire => MayChange && Entry.NoticeAskedOn is not null && Entry.State is (MissingState.NoticeAsked or MissingState.SentBack);

    /// <summary>Whether whoever looks may take the entry off the list.</summary>
    internal bool MayWithdraw => MayChange && Entry.IsOpen;

    /// <summary>Whether whoever looks may say whether it is the person.</summary>
    internal bool MayExamine => Entry.State == MissingState.Examining && _caller.Rights.HasFlag(Right.ConfirmResults);

    /// <summary>Whether whoever looks was the first to say so: then somebody else must be the second.</summary>
    internal bool HasExamined => Entry.ExaminedBy == _caller.Actor;

    private bool MayChange => _caller.Rights.HasFlag(Right.ChangeMembers);
}
