using Shikaku.Features.Accounts;
using Shikaku.Features.Organisations;

namespace Shikaku.Tests.Features.Accounts;

/// <summary>Which role has which rights (product.md §1).</summary>
public sealed class RightsTests
{
    [Fact]
    public void Only_a_supervisor_and_an_operator_manage_users_and_keys() =>
        Assert.Equal([Role.Supervisor, Role.Operator], Enum.GetValues<Role>().Where(role => (Rights.Of(role) & (Right.ManageUsers | Right.ManageApiKeys)) != Right.None));

    [Fact]
    public void Only_insurers_change_members() =>
        Assert.Equal([OrganisationKind.Insurer], Enum.GetValues<OrganisationKind>().Where(kind => (Rights.OfKind(kind) & (Right.ChangeMembers | Right.SubmitIntakes)) != Right.None));

    [Fact]
    public void Ministries_and_institutions_see_no_members() =>
        Assert.Equal(Right.None, (Rights.OfKind(OrganisationKind.Ministry) | Rights.OfKind(OrganisationKind.Institution)) & (Right.ViewMembers | Right.ViewIntakes | Right.ViewAudit));

    [Fact]
    public void Every_right_is_somebodys() =>
        Assert.Equal(
            Enum.GetValues<Right>().Aggregate(Right.None, (all, right) => all | right),
            Enum.GetValues<Role>().Aggregate(Right.None, (all, role) => all | Rights.Of(role)));
}
