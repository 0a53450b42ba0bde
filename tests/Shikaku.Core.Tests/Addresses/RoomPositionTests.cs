using Shikaku.Core.Matching;

namespace Shikaku.Core.Tests.Addresses;

/// <summary>MAT-77: when the last number of one list is the room of the other address.</summary>
public class RoomPositionTests
{
    private const string WithChome = "東京都千代田区神田神保町";
    private const string WithoutChome = "長野県松本市大字里山辺";

    [Theory]
    [InlineData(WithoutChome, "45番地 6号室", "45番地6")]
    [InlineData(WithoutChome, "45番地 6号室", "45番地の6")]
    [InlineData(WithoutChome, "45番地 緑荘6", "45番地6")]
    [InlineData(WithoutChome, "45番地 緑荘6", "45-6")]
    [InlineData(WithoutChome, "45番地 緑荘206", "45の206")]
    [InlineData(WithoutChome, "45番地 緑荘206", "45番地206")]
    [InlineData(WithoutChome, "45番地 緑荘206", "45 206")]
    [InlineData(WithoutChome, "45番地 緑荘206", "45-205")]
    [InlineData(WithoutChome, "45番地 緑荘100", "45-100")]
    [InlineData(WithoutChome, "45番地 6棟", "45番地6")]
    [InlineData(WithoutChome, "45番地 6棟 7号室", "45番地6 7")]
    [InlineData(WithoutChome, "45番地 6棟 7号室", "45-6-7")]
    [InlineData(WithoutChome, "45 緑荘6", "45 6")]
    [InlineData(WithoutChome, "45-6 緑荘201", "45-6の201")]
    [InlineData(WithoutChome, "45番地6 緑荘7", "45-6-7")]
    [InlineData(WithoutChome, "甲45番地 緑荘6", "甲45-6")]
    [InlineData(WithChome, "3丁目11番 8号室", "3丁目11番8号")]
    [InlineData(WithChome, "3丁目11番 8号室", "3丁目11番8")]
    [InlineData(WithChome, "3丁目11番 緑荘8号室", "3丁目11番8号")]
    [InlineData(WithChome, "3丁目11番 緑荘208号室", "3丁目11番208号")]
    [InlineData(WithChome, "3丁目11番 緑荘208号室", "3丁目11番208")]
    [InlineData(WithChome, "3-11 緑荘8", "3-11-8")]
    [InlineData(WithChome, "3-11 緑荘8", "3-11 8")]
    [InlineData(WithChome, "3-11-8 2棟", "3-11-8-2")]
    [InlineData(WithChome, "3-11-8番地 緑荘2", "3-11-8-2")]
    [InlineData(WithChome, "3丁目 緑荘208", "3丁目208")]
    [InlineData(WithChome, "3-11-8 緑荘101", "3-11-8-102")]
    public void A_number_of_the_lot_is_no_room(string place, string member, string resident)
    {
        Assert.Contains(ShippedAddresses.Compare(place + member, place + resident).Tier, new[] { Tier.Near, Tier.Different });
        Assert.Contains(ShippedAddresses.Compare(place + resident, place + member).Tier, new[] { Tier.Near, Tier.Different });
    }

    [Theory]
    [InlineData(WithoutChome, "45番地 緑荘206", "45-206")]
    [InlineData(WithChome, "3-11-8 2号室", "3-11-8-2")]
    [InlineData(WithChome, "3-11-8 緑荘2", "3-11-8-2")]
    [InlineData(WithChome, "3-11-8 緑荘2", "3-11-8 2")]
    [InlineData(WithChome, "3丁目11番8号 緑荘2", "3丁目11番8号-2")]
    [InlineData(WithChome, "3丁目11番8号 緑荘2", "3丁目11番8-2号")]
    [InlineData(WithChome, "3-11 緑荘208", "3-11-208")]
    [InlineData(WithChome, "3丁目11番地 緑荘208", "3-11-208")]
    [InlineData(WithChome, "3-11 緑荘208", "3-11 208")]
    [InlineData(WithoutChome, "45番地6 緑荘201", "45-6-201")]
    public void A_number_behind_a_complete_list_is_the_room(string place, string member, string resident)
    {
        Assert.Equal(Tier.Variant, ShippedAddresses.Compare(place + member, place + resident).Tier);
        Assert.Equal(Tier.Variant, ShippedAddresses.Compare(place + resident, place + member).Tier);
    }
}
