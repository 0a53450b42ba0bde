using Shikaku.Core.Records;
using Shikaku.Features.Audit;
using Shikaku.Features.Members;

namespace Shikaku.Features.MissingNumbers;

/// <summary>
/// Keeps the work list along with the register, in the same change: a row that lacks its number alone goes on it, a later one without number takes its place, and
/// whatever registers the qualification closes the entry.
/// </summary>
/// <param name="entries">The entries.</param>
/// <param name="found">The numbers that wait for two people.</param>
/// <param name="change">The change.</param>
internal sealed class RowsWithoutNumber(OpenMissingEntries entries, FoundNumbers found, ChangeEntry change)
{
    private readonly Dictionary<(string Member, DateOnly AcquiredOn), string?[]> _rows = [];

    /// <summary>Number of rows that wait to be put on the list.</summary>
    public int Waiting => _rows.Count;

    /// <summary>Takes a row.</summary>
    /// <param name="texts">What it says, in the form in which the register keeps it.</param>
    public void Add(string?[] texts) =>
        _rows[(texts[(int)MemberColumn.MemberId]!, Qualification.DayOf(texts[(int)MemberColumn.AcquiredOn]!))] = texts;

    /// <summary>Puts the rows on the list.</summary>
    public async Task FlushAsync(CancellationToken cancellation)
    {
        if (_rows.Count > 0)
        {
            var known = (await entries.FindOfMembersAsync([.. _rows.Keys.Select(key => key.Member).Distinct(StringComparer.Ordinal)], cancellation))
                .ToDictionary(entry => (entry.Content.MemberId, entry.Content.AcquiredOn));
            foreach (var (key, texts) in _rows)
            {
                if (!known.TryGetValue(key, out var former))
                {
                    entries.Replace(null, NewEntry(key.Member, key.AcquiredOn, texts));
                }
                else if (!former.Content.Texts.AsSpan().SequenceEqual(texts))
                {
                    await found.RemoveAsync(former.Content, cancellation);
                    entries.Replace(former.Version, former.Content.Says(texts));
                }
            }

            _rows.Clear();
        }

        await entries.FlushAsync(cancellation);
    }

    /// <summary>Closes the entries whose qualification is registered by now.</summary>
    public async Task CloseFilledAsync(CancellationToken cancellation)
    {
        foreach (var filled in await entries.FindFilledAsync(cancellation))
        {
            await found.RemoveAsync(filled.Content, cancellation);
            entries.Replace(filled.Version, filled.Content.Closed(MissingState.Registered));
        }

        await entries.FlushAsync(cancellation);
    }

    private MissingEntry NewEntry(string member, DateOnly acquired, string?[] texts) => new()
    {
        Id = Guid.CreateVersion7(change.MadeAt),
        MemberId = member,
        AcquiredOn = acquired,
        State = MissingState.Noted,
        Since = change.MadeAt,
        Texts = texts,
    };
}
