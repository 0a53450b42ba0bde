using Shikaku.Core.Identifiers;
using Shikaku.Features.Members;
using Shikaku.Features.Organisations;
using Shikaku.Outcomes;

namespace Shikaku.Features.Checks.Runs;

/// <summary>Examines over whom a check, a schedule or an inspection is to be, whatever way the wish comes in, before any of it is kept.</summary>
/// <param name="setup">The register.</param>
internal sealed class ScopeExamination(MemberSetup setup)
{
    /// <summary>Examines a scope.</summary>
    /// <returns>Why there cannot be a check over it, with everything that is wrong; null if there can.</returns>
    public async Task<Refusal?> ExamineAsync(CheckScope scope, CancellationToken cancellation)
    {
        var tables = setup.Tables.Registration;
        var faults = new List<string>();
        if (scope.Insurer is { } insurer && !await IsInsurerAsync(insurer, cancellation))
        {
            faults.Add("その番号の保険者は登録されていません。");
        }

        if (scope.Scheme is { } scheme && !tables.Schemes.All.Any(known => known.Code == scheme))
        {
            faults.Add("その法別番号はありません。");
        }

        if (scope.AcquisitionMethod is { } method && !tables.AcquisitionMethod.Entries.Any(known => known.Code == method))
        {
            faults.Add("その個人番号取得方法はありません。");
        }

        if (scope.AcquiredUntil < scope.AcquiredFrom)
        {
            faults.Add("期間の始まりが終わりより後です。");
        }

        return faults.Count == 0 ? null : new Refusal(Problems.CheckScopeUnfit, [.. faults]);
    }

    private async Task<bool> IsInsurerAsync(string insurer, CancellationToken cancellation)
    {
        // What is kept is the number as the register writes it: nothing else is an insurer, least of all twelve digits.
        if (!InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) || number.ToString() != insurer)
        {
            return false;
        }

        await using var connection = await setup.Database.ConnectForAsync(insurer, cancellation);
        return await OrganisationDirectory.FindAsync(connection, insurer, cancellation) is { Kind: OrganisationKind.Insurer };
    }
}
