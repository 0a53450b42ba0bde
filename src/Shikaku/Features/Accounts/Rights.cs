using Shikaku.Features.Organisations;

namespace Shikaku.Features.Accounts;

/// <summary>Which role has which rights, and in what sort of organisation it exists.</summary>
internal static class Rights
{
    private const Right OfClerk = Right.ViewMembers | Right.ChangeMembers | Right.SubmitIntakes | Right.ViewIntakes | Right.SearchByNumber
        | Right.ViewChecks | Right.ConfirmResults;

    /// <summary>The rights of a role.</summary>
    public static Right Of(Role role) => role switch
    {
        Role.Clerk => OfClerk,
        Role.Supervisor => OfClerk | Right.ManageUsers | Right.ManageApiKeys | Right.ViewAudit | Right.ShowNumbers | Right.ChangeDistantPast
            | Right.ApproveConfirmations,
        Role.Operator =>
            Right.ViewMembers | Right.ViewIntakes | Right.ManageUsers | Right.ManageApiKeys | Right.ViewAudit | Right.ManageOrganisations | Right.ViewStatistics
            | Right.ViewChecks | Right.StartChecks | Right.ConfirmResults,
        Role.Oversight => Right.ViewStatistics,
        Role.Reception => Right.AskEligibility,
    };

    /// <summary>The sort of organisation whose users may have a role.</summary>
    public static OrganisationKind KindOf(Role role) => role switch
    {
        Role.Clerk or Role.Supervisor => OrganisationKind.Insurer,
        Role.Operator => OrganisationKind.ImplementingBody,
        Role.Oversight => OrganisationKind.Ministry,
        Role.Reception => OrganisationKind.Institution,
    };

    /// <summary>What any user of a sort of organisation may do.</summary>
    public static Right OfKind(OrganisationKind kind) =>
        Enum.GetValues<Role>().Where(role => KindOf(role) == kind).Aggregate(Right.None, (rights, role) => rights | Of(role));
}
