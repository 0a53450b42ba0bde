using System.Text;
using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Matching;

public sealed class SexComparerTests
{
    private readonly FieldComparison _comparison = new();

    [Theory]
    [InlineData("1", "1", Tier.Exact, null)]
    [InlineData("男", "男", Tier.Exact, null)]
    [InlineData("2", "女", Tier.Fold, ReasonCode.SexForm)]
    [InlineData("Ｆ", "2", Tier.Fold, ReasonCode.SexForm)]
    [InlineData("1", "2", Tier.Different, ReasonCode.SexDifferent)]
    [InlineData("3", "2", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("3", "3", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("9", "1", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("", "1", Tier.Undetermined, ReasonCode.UndeterminedBlank)]
    [InlineData("7", "1", Tier.Undetermined, ReasonCode.UndeterminedText)]
    [InlineData("7", "7", Tier.Undetermined, ReasonCode.UndeterminedText)]
    public void Two_sexes(string left, string right, Tier tier, ReasonCode? reason)
    {
        Assert.Equal((tier, reason), Compare(left, right));
        Assert.Equal((tier, reason), Compare(right, left));
    }

    private (Tier Tier, ReasonCode? Reason) Compare(string left, string right)
    {
        SexComparer.Compare(Encoding.UTF8.GetBytes(left), Encoding.UTF8.GetBytes(right), _comparison);
        return (_comparison.Tier, _comparison.Reasons.IsEmpty ? null : _comparison.Reasons[0].Code);
    }
}
