using System.Text;
using Shikaku.Core.Records;

namespace Shikaku.Core.Tests.Records;

public sealed class ImproperWordsTests
{
    private const string Header = "word\tfield\tmatch\texceptions\tvalid_from\tvalid_to\n";
    private static readonly DateOnly Today = new(2024, 5, 7);

    [Theory]
    [InlineData("転出\tname\twhole\t\t\t", "転出", true)]
    [InlineData("転出\tname\twhole\t\t\t", "転出　", true)]
    [InlineData("転出\tname\twhole\t\t\t", "転出済", false)]
    [InlineData("済\tname\tsuffix\t\t\t", "転出済", true)]
    [InlineData(" 済\tname\tsuffix\t\t\t", "転出済", false)]
    [InlineData(" 済\tname\tsuffix\t\t\t", "転出\u00A0済\t", true)]
    [InlineData("不明\tname\tcontains\t不明門、不明寺\t\t", "不明門　太郎", false)]
    [InlineData("不明\tname\tcontains\t不明門、不明寺\t\t", "不明寺　太郎", false)]
    [InlineData("不明\tname\tcontains\t不明門、不明寺\t\t", "不明門　不明", true)]
    [InlineData("不明\tname\tcontains\t元不明\t\t", "元不明", false)]
    [InlineData("不明\tname\tcontains\t\t2024-05-08\t", "不明", false)]
    [InlineData("不明\tname\tcontains\t\t2024-05-07\t2024-05-07", "不明", true)]
    [InlineData("不明\tname\tcontains\t\t\t2024-05-06", "不明", false)]
    [InlineData("不明\taddress\tcontains\t\t\t", "不明", false)]
    public void A_word_in_a_name(string row, string name, bool expected)
    {
        var words = ImproperWords.Parse(Encoding.UTF8.GetBytes(Header + row + "\n"));
        Assert.Equal(expected, words.IsIn(Encoding.UTF8.GetBytes(name), ImproperWords.Field.Name, Today));
    }

    [Theory]
    [InlineData("不明\tphone\tcontains\t\t\t")]
    [InlineData("不明\tname\tlike\t\t\t")]
    [InlineData("unknown_pattern\taddress\tpattern\t\t\t")]
    [InlineData("　\tname\tsuffix\t\t\t")]
    [InlineData("不明\tname\tcontains\t\t2024/05/07\t")]
    public void A_damaged_table_is_refused(string row) =>
        Assert.Throws<InvalidDataException>(() => ImproperWords.Parse(Encoding.UTF8.GetBytes(Header + row + "\n")));

    [Theory]
    [InlineData("03-1234-5678", true)]
    [InlineData("連絡先0312345678", true)]
    [InlineData("090ー1234ー5678", true)]
    [InlineData("0120(123)456", true)]
    [InlineData("060-0001", false)]
    [InlineData("1-2-3-1001", false)]
    [InlineData("00-1234-5678", false)]
    [InlineData("1203123456789", false)]
    [InlineData("0312345678901", false)]
    public void A_telephone_number_has_ten_or_eleven_digits_from_0(string address, bool expected)
    {
        var words = ImproperWords.Parse(Encoding.UTF8.GetBytes(Header + "telephone_number\taddress\tpattern\t\t\t\n"));
        Assert.Equal(expected, words.IsIn(Encoding.UTF8.GetBytes(address), ImproperWords.Field.Address, Today));
    }
}
