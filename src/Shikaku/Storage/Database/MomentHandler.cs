using System.Data;
using Dapper;

namespace Shikaku.Storage.Database;

/// <summary>Lets queries read moments: the driver hands them out as UTC times of an older type.</summary>
internal sealed class MomentHandler : SqlMapper.TypeHandler<DateTimeOffset>
{
    /// <inheritdoc/>
    public override DateTimeOffset Parse(object value) => new((DateTime)value);

    /// <inheritdoc/>
    public override void SetValue(IDbDataParameter parameter, DateTimeOffset value) => parameter.Value = value;
}
