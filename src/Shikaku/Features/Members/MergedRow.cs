using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;
using Shikaku.Core.Text;

namespace Shikaku.Features.Members;

/// <summary>
/// A row of changes laid over the qualification that it changes: a blank cell leaves the value as it is, the <see cref="DeletionMark"/> takes it away (LIF-05).
/// Used again for each row.
/// </summary>
internal sealed class MergedRow
{
    private static readonly int[] EachInItsPlace = [.. Enumerable.Range(0, MemberColumns.Count)];

    private readonly FieldRange[] _fields = new FieldRange[MemberColumns.Count];
    private readonly bool[] _isSet = new bool[MemberColumns.Count];
    private byte[] _text = new byte[1024];
    private int _length;

    /// <summary>What the checks see: the qualification as it will be.</summary>
    public MemberRow Row => new(_text, _fields, EachInItsPlace);

    /// <summary>Whether the row of changes says something about a column.</summary>
    public bool IsSet(MemberColumn column) => _isSet[(int)column];

    /// <summary>Lays a row over a qualification.</summary>
    public void Merge(in MemberRow change, Qualification former)
    {
        _length = 0;
        for (var column = MemberColumn.InsurerNumber; column < (MemberColumn)MemberColumns.Count; column++)
        {
            var cell = change[column];
            var isDeleted = DeletionMark.Is(cell);
            _isSet[(int)column] = isDeleted || !IdentifierText.IsBlank(cell);
            if (isDeleted || column == MemberColumn.Operation)
            {
                Put(column, default);
            }
            else if (_isSet[(int)column])
            {
                Put(column, cell);
            }
            else
            {
                Put(column, Encoding.UTF8.GetBytes(former[column] ?? ""));
            }
        }

        // What is registered is changed, not added: methods for old data only may stay (S132).
        Put(MemberColumn.Operation, "C"u8);
    }

    private void Put(MemberColumn column, ReadOnlySpan<byte> text)
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
