using Shikaku.Core.Judgement;

namespace Shikaku.Core.Tests.Judgement;

/// <summary>The policies that the product ships, read once for all tests.</summary>
internal static class ShippedPolicies
{
    public static readonly byte[] Json = File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "data", "judgement_policies.json"));

    public static readonly JudgementPolicies All = JudgementPolicies.Parse(Json);

    public static JudgementPolicy P202309 => Named("P2023-09");

    public static JudgementPolicy P202405 => Named("P2024-05");

    public static JudgementPolicy Shikaku => Named("shikaku");

    public static ItemVector Vector(string text) => ItemVector.TryParse(text, out var vector) ? vector : throw new ArgumentException(text, nameof(text));

    public static string Show(Verdict verdict)
    {
        var mark = verdict.Mark switch
        {
            Mark.Agree => "○",
            Mark.Minor => "△",
            Mark.MedicalStop => "▲",
            Mark.FullStop => "×",
            Mark.NotCompared => "－",
        };
        return mark + verdict.Stop switch
        {
            Stop.None => "00",
            Stop.Medical => "01",
            Stop.All => "11",
        };
    }

    private static JudgementPolicy Named(string name) =>
        All.TryFind(name, new DateOnly(2026, 11, 21), out var policy) ? policy : throw new InvalidOperationException(name);
}
