using System.Runtime.CompilerServices;
using Shikaku.Core.Matching;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>One row of a residents file: a view on the bytes of its block, in UTF-8, by column.</summary>
/// <param name="text">The bytes that hold the fields.</param>
/// <param name="fields">The fields, in file order.</param>
/// <param name="fieldOfColumn">For each <see cref="ResidentColumn"/> the place of its field, or -1.</param>
public readonly ref struct ResidentRow(ReadOnlySpan<byte> text, ReadOnlySpan<FieldRange> fields, ReadOnlySpan<int> fieldOfColumn)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<FieldRange> _fields = fields;
    private readonly ReadOnlySpan<int> _fieldOfColumn = fieldOfColumn;

    /// <summary>What the registry answered.</summary>
    public RegistryAnswer Answer => this[ResidentColumn.Status] switch
    {
        [] or [(byte)'1'] => RegistryAnswer.Found,
        [(byte)'0'] => RegistryAnswer.NotFound,
        _ => RegistryAnswer.Failed,
    };

    /// <summary>The texts to compare.</summary>
    public PersonText Person
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => new()
        {
            KanjiName = this[ResidentColumn.KanjiName],
            KanaName = this[ResidentColumn.KanaName],
            AliasName = this[ResidentColumn.AliasName],
            FormerName = this[ResidentColumn.FormerName],
            BirthDate = this[ResidentColumn.BirthDate],
            Sex = this[ResidentColumn.Sex],
            Address = this[ResidentColumn.Address],
        };
    }

    /// <summary>The text of a column; empty if the file lacks it.</summary>
    public ReadOnlySpan<byte> this[ResidentColumn column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var place = _fieldOfColumn[(int)column];
            return place < 0 ? default : _text.Slice(_fields[place].Start, _fields[place].Length);
        }
    }
}
