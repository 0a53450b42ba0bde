using Shikaku.Web.Components;

namespace Shikaku.Features.Organisations.Bodies;

/// <summary>What groupings are called, and to which group an insurer belongs.</summary>
internal static class InsurerGroupings
{
    /// <summary>All of them, for a form.</summary>
    public static IReadOnlyList<Choice> Choices { get; } = [.. Enum.GetValues<InsurerGrouping>().Select(grouping => new Choice(grouping.ToString(), grouping.JapaneseName))];

    extension(InsurerGrouping grouping)
    {
        /// <summary>The word for it.</summary>
        public string JapaneseName => grouping switch
        {
            InsurerGrouping.Insurer => "保険者",
            InsurerGrouping.Scheme => "制度",
            InsurerGrouping.Prefecture => "都道府県",
            InsurerGrouping.Vendor => "ベンダ",
        };

        /// <summary>The group of an insurer.</summary>
        public string KeyOf(InsurerBody body) => grouping switch
        {
            InsurerGrouping.Insurer => body.Number,
            InsurerGrouping.Scheme => body.Scheme,
            InsurerGrouping.Prefecture => body.Prefecture,
            InsurerGrouping.Vendor => body.Vendor,
        };
    }
}
