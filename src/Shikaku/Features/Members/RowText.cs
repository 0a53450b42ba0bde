using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Members;

/// <summary>A row of the members file put together cell by cell, for the checks that read rows. Used again for each row.</summary>
internal sealed class RowText
{
    private static readonly int[] EachInItsPlace = [.. Enumerable.Range(0, MemberColumns.Count)];

    private readonly FieldRange[] _fields = new FieldRange[MemberColumns.Count];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <summary>The row; cells that were not put are blank.</summary>
    public MemberRow Row => new(_text, _fields, EachInItsPlace);

    /// <summary>Begins a row.</summary>
    public void Clear()
    {
        Array.Clear(_fields);
        _length = 0;
    }

    /// <summary>Puts a cell.</summary>
    /// <param name="column">Its column.</param>
    /// <param name="text">Its text in UTF-8.</param>
    public void Put(MemberColumn column, ReadOnlySpan<byte> text)
    {
        if (_text.Length < _length + text.Length)
        {
            Array.Resize(ref _text, 2 * (_length + text.Length));
        }

        text.CopyTo(_text.AsSpan(_length));
        _fields[(int)column] = new FieldRange(_length, text.Length);
        _length += text.Length;
    }
}
