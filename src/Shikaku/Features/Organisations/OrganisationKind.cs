namespace Shikaku.Features.Organisations;

/// <summary>What part an organisation plays (product.md §1).</summary>
internal enum OrganisationKind
{
    /// <summary>保険者, including welfare offices (福祉事務所).</summary>
    Insurer,

    /// <summary>実施機関, who runs the register.</summary>
    ImplementingBody,

    /// <summary>所管: a ministry or a prefecture.</summary>
    Ministry,

    /// <summary>医療機関・薬局.</summary>
    Institution,
}
