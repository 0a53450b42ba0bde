using System.Text;
using Shikaku.Core.Matching;
using Shikaku.Core.Records;

namespace Shikaku.Features.MissingNumbers;

/// <summary>What an entry says of a person, as the comparison and the inquiry read it.</summary>
/// <param name="entry">The entry.</param>
internal sealed class EntryTexts(MissingEntry entry)
{
    private readonly byte[] _kanji = BytesOf(entry, MemberColumn.KanjiName), _kana = BytesOf(entry, MemberColumn.KanaName), _alias = BytesOf(entry, MemberColumn.AliasName),
        _birth = BytesOf(entry, MemberColumn.BirthDate), _sex = BytesOf(entry, MemberColumn.Sex), _address = BytesOf(entry, MemberColumn.Address);

    /// <summary>The texts.</summary>
    public PersonText Person => new() { KanjiName = _kanji, KanaName = _kana, AliasName = _alias, BirthDate = _birth, Sex = _sex, Address = _address };

    private static byte[] BytesOf(MissingEntry entry, MemberColumn column) => Encoding.UTF8.GetBytes(entry[column] ?? "");
}
