namespace Shikaku.Features.Accounts;

/// <summary>The part that a user plays in an organisation (product.md §1).</summary>
internal enum Role
{
    /// <summary>担当者 of an insurer.</summary>
    Clerk,

    /// <summary>責任者 of an insurer, who also looks after its users.</summary>
    Supervisor,

    /// <summary>Runs the register at the implementing body (実施機関).</summary>
    Operator,

    /// <summary>Oversees at a ministry or prefecture (所管).</summary>
    Oversight,

    /// <summary>受付 of a medical institution.</summary>
    Reception,
}
