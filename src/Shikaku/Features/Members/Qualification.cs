using System.Globalization;
using Shikaku.Core.Records;
using Shikaku.Features.Vault;

namespace Shikaku.Features.Members;

/// <summary>
/// A version (版) of a qualification (資格): what is true of it on the days from <see cref="From"/> to before <see cref="Until"/>. The key of the qualification is
/// insurer, member_id and day of acquisition (product.md §5). Immutable.
/// </summary>
internal sealed class Qualification
{
    private const string DayForm = "yyyyMMdd";

    private readonly string?[] _texts;

    /// <summary>Puts a version together.</summary>
    /// <param name="texts">The texts by <see cref="MemberColumn"/> in the form in which the register keeps them (<see cref="RegisterTexts"/>), null for none; not copied.</param>
    /// <param name="person">The person.</param>
    /// <param name="from">First day.</param>
    /// <param name="until">The day after the last; null without end. Equal to <paramref name="from"/> for a qualification that was valid on no day (LIF-02).</param>
    public Qualification(string?[] texts, PersonKey person, DateOnly from, DateOnly? until)
    {
        _texts = texts;
        Person = person;
        From = from;
        Until = until;
        MemberId = texts[(int)MemberColumn.MemberId]!;
        AcquiredOn = DayOf(texts[(int)MemberColumn.AcquiredOn]!);
    }

    /// <summary>member_id, 加入者識別.</summary>
    public string MemberId { get; }

    /// <summary>The member's key at its insurer.</summary>
    public Guid MemberKey => Members.MemberKey.Of(this[MemberColumn.InsurerNumber]!, MemberId);

    /// <summary>資格取得年月日.</summary>
    public DateOnly AcquiredOn { get; }

    /// <summary>The person.</summary>
    public PersonKey Person { get; }

    /// <summary>First day of the version.</summary>
    public DateOnly From { get; }

    /// <summary>The day after its last; null without end.</summary>
    public DateOnly? Until { get; }

    /// <summary>資格喪失年月日, the first day without qualification; null if it goes on.</summary>
    public DateOnly? LostOn => DayOf(MemberColumn.LostOn);

    /// <summary>A text as the register keeps it; null for none.</summary>
    public string? this[MemberColumn column] => _texts[(int)column];

    /// <summary>A day; null for none.</summary>
    public DateOnly? DayOf(MemberColumn column) => this[column] is { } text ? DayOf(text) : null;

    /// <summary>A day as the texts keep it.</summary>
    public static DateOnly DayOf(string text) => DateOnly.ParseExact(text, DayForm, CultureInfo.InvariantCulture);

    /// <summary>A day in the form in which the texts keep it.</summary>
    public static string? TextOf(DateOnly? day) => day?.ToString(DayForm, CultureInfo.InvariantCulture);

    /// <summary>Where a day stands to the qualification (LIF-02). Acquisition and loss are the same in all its versions.</summary>
    public QualificationState StateOn(DateOnly day) =>
        LostOn <= day || LostOn == AcquiredOn ? QualificationState.Lost : day < AcquiredOn ? QualificationState.Future : QualificationState.Active;

    /// <summary>A copy of the texts, to be changed.</summary>
    public string?[] CopyTexts() => [.. _texts];

    /// <summary>The same on other days.</summary>
    public Qualification On(DateOnly from, DateOnly? until) => new(_texts, Person, from, until);

    /// <summary>Whether both say the same on the same days.</summary>
    public bool SaysTheSameAs(Qualification other) =>
        From == other.From && Until == other.Until && Person == other.Person && _texts.AsSpan().SequenceEqual(other._texts);

    /// <summary>Whether there is a day on which both are valid.</summary>
    public bool Overlaps(DateOnly from, DateOnly? until) => From < (until ?? DateOnly.MaxValue) && from < (Until ?? DateOnly.MaxValue) && From != Until && from != until;
}
