namespace Shikaku.Storage.Database;

/// <summary>The roles in which the program works on the register's database: each may do what its part of the program needs and no more.</summary>
internal enum DatabaseRole
{
    /// <summary>Owns schemas and tables. Migrates; nothing else connects with it.</summary>
    Owner,

    /// <summary>Works for one organisation at a time: row-level security shows it that organisation's rows only.</summary>
    Application,

    /// <summary>Works for the implementing body (実施機関), across organisations.</summary>
    Operator,

    /// <summary>Answers hospitals; reads what an answer needs and cannot enter the vault.</summary>
    Window,

    /// <summary>Reads individual numbers (個人番号) out of the vault.</summary>
    Vault,

    /// <summary>Looks up who signs in, across organisations, and keeps sessions; sees no other part of the register.</summary>
    Account,
}
