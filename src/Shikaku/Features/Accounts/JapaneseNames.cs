using Shikaku.Features.Accounts.ApiKeys;
using Shikaku.Features.Organisations;

namespace Shikaku.Features.Accounts;

/// <summary>What users read.</summary>
internal static class JapaneseNames
{
    extension(Role role)
    {
        /// <summary>As in 担当者.</summary>
        public string JapaneseName => role switch
        {
            Role.Clerk => "担当者",
            Role.Supervisor => "責任者",
            Role.Operator => "運用者",
            Role.Oversight => "所管の職員",
            Role.Reception => "医療機関の受付",
        };
    }

    extension(UserState state)
    {
        /// <summary>As in 招待中.</summary>
        public string JapaneseName => state switch
        {
            UserState.Invited => "招待中",
            UserState.Active => "利用中",
            UserState.Disabled => "停止",
        };
    }

    extension(ApiKeyState state)
    {
        /// <summary>As in 有効.</summary>
        public string JapaneseName => state switch
        {
            ApiKeyState.Valid => "有効",
            ApiKeyState.Expired => "期限切れ",
            ApiKeyState.Withdrawn => "取消済み",
        };
    }

    extension(OrganisationKind kind)
    {
        /// <summary>As in 保険者.</summary>
        public string JapaneseName => kind switch
        {
            OrganisationKind.Insurer => "保険者",
            OrganisationKind.ImplementingBody => "実施機関",
            OrganisationKind.Ministry => "所管",
            OrganisationKind.Institution => "医療機関・薬局",
        };
    }
}
