using Shikaku.Core.Identifiers;
using Shikaku.Features.Checks;
using Shikaku.Features.Organisations;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Features.Members;

/// <summary>What every operation on members needs.</summary>
/// <param name="Database">The register's database.</param>
/// <param name="Ring">The secrets.</param>
/// <param name="Tables">The reference tables.</param>
/// <param name="Clock">Tells when.</param>
internal sealed record MemberSetup(RegisterDatabase Database, KeyRing Ring, CheckTables Tables, TimeProvider Clock)
{
    /// <summary>The present day in Japan.</summary>
    public DateOnly Today => JapanTime.Today(Clock);

    /// <summary>Whether an insurer, as the register names it, is a 福祉事務所, for which other rules hold here and there.</summary>
    public bool IsWelfareOffice(string insurer) =>
        InsurerNumber.TryParse(insurer, allowMadeUpBodies: true, out var number, out _) && WelfareOffices.IsOffice(Tables.Registration, number);
}
