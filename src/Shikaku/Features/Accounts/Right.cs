namespace Shikaku.Features.Accounts;

/// <summary>What somebody may do. Operations ask for a right; which role has which is said in <see cref="Rights"/> alone.</summary>
[Flags]
internal enum Right
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>See members (加入者) and their history.</summary>
    ViewMembers = 1,

    /// <summary>Register, change and cancel qualifications one by one.</summary>
    ChangeMembers = 1 << 1,

    /// <summary>Hand in files of members.</summary>
    SubmitIntakes = 1 << 2,

    /// <summary>See the files handed in, their state and findings.</summary>
    ViewIntakes = 1 << 3,

    /// <summary>Invite, change and disable users of the own organisation; the implementing body those of all.</summary>
    ManageUsers = 1 << 4,

    /// <summary>Issue and withdraw API keys, as with users.</summary>
    ManageApiKeys = 1 << 5,

    /// <summary>See who changed what.</summary>
    ViewAudit = 1 << 6,

    /// <summary>Take organisations in.</summary>
    ManageOrganisations = 1 << 7,

    /// <summary>See figures without persons.</summary>
    ViewStatistics = 1 << 8,

    /// <summary>Ask whether a patient is insured.</summary>
    AskEligibility = 1 << 9,

    /// <summary>Look for a member by the individual number (個人番号).</summary>
    SearchByNumber = 1 << 10,

    /// <summary>See an individual number in full, for a reason that is put on record (ID-20).</summary>
    ShowNumbers = 1 << 11,

    /// <summary>Change what was true more than some years ago (LIF-06).</summary>
    ChangeDistantPast = 1 << 12,

    /// <summary>See what the check against the resident registry came to, and the list of work.</summary>
    ViewChecks = 1 << 13,

    /// <summary>Confirm (確認登録) that a number is right, or delete it.</summary>
    ConfirmResults = 1 << 14,

    /// <summary>Approve what another has confirmed.</summary>
    ApproveConfirmations = 1 << 15,

    /// <summary>Start check runs.</summary>
    StartChecks = 1 << 16,
}
