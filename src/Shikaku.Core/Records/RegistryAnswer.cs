namespace Shikaku.Core.Records;

/// <summary>What the residents file says about a number (column <c>status</c>, product.md §5).</summary>
public enum RegistryAnswer : byte
{
    /// <summary>The file has no row for the number.</summary>
    NotInFile,

    /// <summary>1 or blank: found.</summary>
    Found,

    /// <summary>0: the registry does not know the number.</summary>
    NotFound,

    /// <summary>9 or anything else: the registry answered with an error.</summary>
    Failed,
}
