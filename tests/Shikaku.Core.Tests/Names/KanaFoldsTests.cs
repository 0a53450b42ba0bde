using FsCheck.Fluent;
using Shikaku.Core.Matching;
using Shikaku.Core.Names;
using Shikaku.Core.Text;

namespace Shikaku.Core.Tests.Names;

public sealed class KanaFoldsTests
{
    private const string Letters = "カアァウオォヲーツッズヅスヴブビヰＡ ";

    private static readonly ReasonCode[] Codes =
    [
        ReasonCode.KanaSmall, ReasonCode.KanaYotsugana, ReasonCode.KanaOld, ReasonCode.KanaVu, ReasonCode.KanaLongO, ReasonCode.KanaBar,
        ReasonCode.KanaLong, ReasonCode.KanaDakuten, ReasonCode.KanaTsu,
    ];

    private static readonly KanaFolds Folds = NameComparers.KanaFolds;

    [Fact]
    public void Every_row_folds_its_letters_by_its_code_alone()
    {
        var rows = 0;
        var reader = new TableReader(KanaFolds.FileName, ShippedTables.Read(KanaFolds.FileName), "code", "from", "to");
        while (reader.Read())
        {
            Assert.True(ReasonCatalogue.TryParse(reader.GetString(0), out var code));
            var (from, to) = (reader.GetString(1), reader.GetString(2));
            Assert.Equal(to, Fold(from, default(ReasonSet).With(code)));
            Assert.Equal(from, Fold(from, default));
            rows++;
        }

        Assert.InRange(rows, 200, int.MaxValue);
    }

    [Fact]
    public void Names_that_may_not_meet_meet_by_no_choice_of_folds()
    {
        var (apart, met) = (0, 0);
        var letters = Gen.Elements(Letters.ToCharArray());
        var pairs =
            from left in Gen.ArrayOf(letters)
            from place in Gen.Choose(0, left.Length)
            from removed in Gen.Choose(0, Math.Min(1, left.Length - place))
            from count in Gen.Choose(0, 2)
            from added in Gen.ArrayOf(letters, count)
            select (Left: new string(left), Right: new string(left).Remove(place, removed).Insert(place, new string(added)));
        Properties.Hold(
            Gen.Zip(pairs, Gen.SubListOf(Codes)),
            drawn =>
            {
                var ((left, right), codes) = drawn;
                var set = codes.Aggregate(default(ReasonSet), (codesSoFar, code) => codesSoFar.With(code));
                var mayMeet = Folds.MayMeet(PointsOf(left), PointsOf(right));
                var meet = Fold(left, set) == Fold(right, set);
                apart += mayMeet ? 0 : 1;
                met += meet && left != right ? 1 : 0;
                return (mayMeet || !meet) && Folds.MayMeet(PointsOf(left), PointsOf(Fold(left, set)));
            },
            20_000);
        Assert.InRange(apart, 2_000, 19_000);
        Assert.InRange(met, 500, 19_000);
    }

    private static int[] PointsOf(string name) => [.. name.Select(letter => (int)letter)];

    private static string Fold(string name, ReasonSet codes)
    {
        var folded = new int[name.Length];
        var count = Folds.Fold(PointsOf(name), codes, folded, out var applied);
        var text = string.Concat(folded.AsSpan(0, count).ToArray().Select(letter => (char)letter));
        Assert.True(text == name || !applied.IsEmpty);
        return text;
    }
}
