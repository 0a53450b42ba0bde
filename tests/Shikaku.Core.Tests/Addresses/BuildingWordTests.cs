using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>MAT-77: words of building, room and 方書 that name nothing themselves.</summary>
public class BuildingWordTests
{
    private const string Lot = "東京都千代田区神田神保町3-11-8";

    [Theory]
    [InlineData("緑荘101号室", "緑荘 #101")]
    [InlineData("緑荘101号室", "緑荘No.101")]
    [InlineData("緑荘101号室", "緑荘 No 101")]
    [InlineData("緑荘101号室", "緑荘第101号室")]
    [InlineData("緑荘101号室", "緑荘ー101")]
    [InlineData("タワー101号室", "タワー 101")]
    [InlineData("タワー101号室", "タワー－101")]
    [InlineData("緑荘南棟101", "緑荘 南棟-101")]
    [InlineData("緑荘新館101", "緑荘 新館 101号室")]
    [InlineData("緑荘B101", "-B-101")]
    [InlineData("緑荘B101", "B101")]
    [InlineData("キャッスル緑101", "キヤツスル緑101")]
    [InlineData("タワー緑101", "ﾀﾜ-緑101")]
    [InlineData("Green Court", "")]
    [InlineData("Green Court 101", "101")]
    [InlineData("山田様方", "山田方")]
    [InlineData("山田様方", "山田様内")]
    [InlineData("山田様方", "山田気付")]
    [InlineData("山田様方", "(山田様)")]
    [InlineData("山田方", "")]
    [InlineData("森様", "")]
    public void One_household(string member, string resident)
    {
        Assert.True(ShippedAddresses.Compare(Beside(member), Beside(resident)).Agrees());
        Assert.True(ShippedAddresses.Compare(Beside(resident), Beside(member)).Agrees());
    }

    [Theory]
    [InlineData("緑荘101号室", "緑荘 #102")]
    [InlineData("緑荘101号室", "緑荘No.102")]
    [InlineData("緑荘101号室", "緑荘第102号室")]
    [InlineData("緑荘第2号棟", "緑荘第2号室")]
    [InlineData("第2緑荘", "緑荘")]
    [InlineData("第2緑荘", "第3緑荘")]
    [InlineData("タワー101", "タワー102")]
    [InlineData("緑荘B101", "-101")]
    [InlineData("緑荘B101", "101号室")]
    [InlineData("緑荘2 101", "-101")]
    [InlineData("キャッスル緑101", "キヤツスル緑102")]
    [InlineData("タワー緑101", "タワ緑荘101")]
    [InlineData("緑荘南棟101", "緑荘北棟101")]
    [InlineData("緑荘南棟101", "緑荘南館101")]
    [InlineData("緑荘南棟101", "緑荘101")]
    [InlineData("緑荘南棟101", "-101")]
    [InlineData("緑荘新館101", "-101")]
    [InlineData("緑荘新館101", "101号室")]
    [InlineData("Green Court", "Green House")]
    [InlineData("山田方", "川田様方")]
    [InlineData("山田気付", "川田気付")]
    [InlineData("AB", "")]
    public void Two_households(string member, string resident)
    {
        Assert.True(ShippedAddresses.Compare(Beside(member), Beside(resident)).Tier > Tier.Variant);
        Assert.True(ShippedAddresses.Compare(Beside(resident), Beside(member)).Tier > Tier.Variant);
    }

    private static string Beside(string building) => building.StartsWith('-') ? Lot + building : Lot + " " + building;
}
