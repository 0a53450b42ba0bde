using System.Globalization;
using Shikaku.Core.Identifiers;
using Shikaku.Features.Accounts;
using Shikaku.Features.Audit;
using Shikaku.Features.Vault;
using Shikaku.Outcomes;

namespace Shikaku.Features.Members;

/// <summary>Shows members: as of any day and time of record, how they came to be so, and their numbers.</summary>
/// <param name="setup">The register.</param>
internal sealed class MemberViews(MemberSetup setup)
{
    private const int FirstYear = 1873;
    private const int LastYear = 9998;

    private readonly NumberVault _vault = new(setup.Database, setup.Ring, setup.Clock);

    /// <summary>A member.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="member">The member's key (<see cref="MemberKey"/>).</param>
    /// <param name="day">The day (d of LIF-04); null is today.</param>
    /// <param name="knownOn">The day of record (k of LIF-04), which is its 24:00 in Japan; null is now.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<MemberView>> FindAsync(
        Caller caller, string insurer, Guid member, DateOnly? day, DateOnly? knownOn, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewMembers, insurer) is { } problem)
        {
            return problem;
        }

        if (knownOn is { Year: < FirstYear or > LastYear } || day is { Year: < FirstYear or > LastYear })
        {
            return Problems.DayUnfit;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        if (await MemberHistory.FindAsync(connection, insurer, member, cancellation) is not { } history)
        {
            return Problems.NotFound;
        }

        var known = knownOn is { } last ? JapanTime.EndOf(last) : default(DateTimeOffset?);
        var onRecord = history.Versions.Where(each => each.IsKnown(known));
        var shown = day ?? setup.Today;
        QualificationView[] qualifications =
        [
            .. onRecord.GroupBy(each => each.Content.AcquiredOn)
                .Select(each => QualificationView.Of([.. each], shown, known is null ? history.LastChangeOf(each.Key) : null)),
        ];
        var timeline = await MemberTimeline.ReadAsync(connection, insurer, history, cancellation);
        var view = new MemberView(history.MemberId, shown, known, qualifications, "", [.. timeline.Where(entry => !(entry.MadeAt > known))]);
        return view.Shown is { } newest
            ? view with { MaskedNumber = (await ReadNumberAsync(caller, insurer, newest.Shown.Content.Person, ReadingPurpose.Display, cancellation)).ToString() }
            : view;
    }

    /// <summary>All changes of a member, newest first.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="member">The member's key.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<TimelineEntry[]>> TimelineAsync(Caller caller, string insurer, Guid member, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewMembers, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await MemberHistory.FindAsync(connection, insurer, member, cancellation) is { } history
            ? await MemberTimeline.ReadAsync(connection, insurer, history, cancellation)
            : Problems.NotFound;
    }

    /// <summary>A qualification as a form that changes it needs it.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="version">Any version of it, former or present.</param>
    /// <param name="seen">The last change that the form's user knew of; null is the last of all.</param>
    /// <param name="cancellation">Gives up.</param>
    public async Task<Outcome<QualificationStateOfForm>> FindStateAsync(Caller caller, string insurer, Guid version, Guid? seen, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewMembers | Right.ChangeMembers, insurer) is { } problem)
        {
            return problem;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        if (await MemberHistory.FindByVersionAsync(connection, insurer, version, cancellation) is not { } history)
        {
            return Problems.NotFound;
        }

        var acquired = history.AcquiredOnOf(version);
        var versions = history.Versions.Where(each => each.Content.AcquiredOn == acquired).ToArray();
        var last = history.LastChangeOf(acquired);
        return new QualificationStateOfForm(last, NewestOf(versions, null), history.TimeOf(seen ?? last) is { } at ? NewestOf(versions, at) : null);
    }

    private static Qualification? NewestOf(MemberVersion[] versions, DateTimeOffset? known) => Array.FindLast(versions, version => version.IsKnown(known))?.Content;

    /// <summary>The individual number of a version in full (ID-20). Who saw it, and why, is on record before it is handed out.</summary>
    /// <param name="caller">Who asks.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="version">The version.</param>
    /// <param name="reason">Why.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Twelve digits.</returns>
    public async Task<Outcome<string>> ShowNumberAsync(Caller caller, string insurer, Guid version, string reason, CancellationToken cancellation)
    {
        if (caller.Check(Right.ViewMembers | Right.ShowNumbers, insurer) is { } problem)
        {
            return problem;
        }

        if (AuditText.Examine(reason, isNeeded: true) is { } unfit)
        {
            return unfit;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        if (await MemberHistory.FindByVersionAsync(connection, insurer, version, cancellation) is not { } history)
        {
            return Problems.NotFound;
        }

        await using (var transaction = await connection.BeginTransactionAsync(cancellation))
        {
            var change = new Change(insurer, caller.Actor, "member.show_number", reason.Trim(), $"qualification {version}");
            await new ChangeEntry(change, setup.Ring.AuditSecret, setup.Clock).AppendAsync(connection, "[]", cancellation);
            await transaction.CommitAsync(cancellation);
        }

        var person = history.Versions.First(each => each.Id == version).Content.Person;
        var number = await ReadNumberAsync(caller, insurer, person, ReadingPurpose.DisplayInFull, cancellation);
        return number.IsNone ? Problems.NotFound : number.ToKey().ToString("D12", CultureInfo.InvariantCulture);
    }

    private Task<IndividualNumber> ReadNumberAsync(Caller caller, string insurer, PersonKey person, ReadingPurpose purpose, CancellationToken cancellation) =>
        _vault.ReadAsync(person, new VaultReading(insurer, caller.Actor.ToString(), purpose), cancellation);
}
