using System.Text;
using Shikaku.Core.Identifiers;
using Shikaku.Core.Records;

namespace Shikaku.Features.Members;

/// <summary>
/// A row of changes laid over the qualification that it changes: a blank cell leaves the value as it is, the <see cref="DeletionMark"/> takes it away (LIF-05).
/// Used again for each row.
/// </summary>
internal sealed class MergedRow
{
    private readonly RowText _text = new();
    private readonly bool[] _isSet = new bool[MemberColumns.Count];

    /// <summary>What the checks see: the qualification as it will be.</summary>
    public MemberRow Row => _text.Row;

    /// <summary>Whether the row of changes says something about a column.</summary>
    public bool IsSet(MemberColumn column) => _isSet[(int)column];

    /// <summary>Lays a row over a qualification.</summary>
    public void Merge(in MemberRow change, Qualification former)
    {
        _text.Clear();
        for (var column = MemberColumn.InsurerNumber; column < (MemberColumn)MemberColumns.Count; column++)
        {
            var cell = change[column];
            var isDeleted = DeletionMark.Is(cell);
            _isSet[(int)column] = isDeleted || !IdentifierText.IsBlank(cell);
            if (isDeleted || column == MemberColumn.Operation)
            {
                _text.Put(column, default);
            }
            else if (_isSet[(int)column])
            {
                _text.Put(column, cell);
            }
            else
            {
                _text.Put(column, Encoding.UTF8.GetBytes(former[column] ?? ""));
            }
        }

        // What is registered is changed, not added: methods for old data only may stay (S132).
        _text.Put(MemberColumn.Operation, "C"u8);
    }
}
