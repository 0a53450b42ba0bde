using System.Runtime.CompilerServices;
using Shikaku.Core.Text;

namespace Shikaku.Core.Records;

/// <summary>One row of a members file: a view on the bytes of its block, in UTF-8, by column.</summary>
/// <param name="text">The bytes of the block.</param>
/// <param name="fields">The fields of the row, in file order.</param>
/// <param name="fieldOfColumn">For each <see cref="MemberColumn"/> the place of its field in <paramref name="fields"/>, or -1 if the file lacks the column.</param>
public readonly ref struct MemberRow(ReadOnlySpan<byte> text, ReadOnlySpan<FieldRange> fields, ReadOnlySpan<int> fieldOfColumn)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly ReadOnlySpan<FieldRange> _fields = fields;
    private readonly ReadOnlySpan<int> _fieldOfColumn = fieldOfColumn;

    /// <summary>The text of a column as submitted; empty if the file lacks the column.</summary>
    public ReadOnlySpan<byte> this[MemberColumn column]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var place = _fieldOfColumn[(int)column];
            if (place < 0)
            {
                return default;
            }

            var field = _fields[place];
            return _text.Slice(field.Start, field.Length);
        }
    }
}
