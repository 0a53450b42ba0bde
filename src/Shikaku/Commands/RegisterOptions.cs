using System.CommandLine;
using Shikaku.Features.Vault;
using Shikaku.Storage.Database;

namespace Shikaku.Commands;

/// <summary><c>--db CONNECTION</c> and <c>--data DIR</c> of the commands that touch the register (product.md §4).</summary>
internal sealed class RegisterOptions
{
    private const string DefaultData = "data-local";

    private readonly Option<string?> _connection = new("--db")
    {
        Description = "データベースの接続先（Host=…;Database=…）。省略時は --data のフォルダーで専用のPostgreSQLを動かす",
    };

    private readonly Option<string> _data = new("--data") { Description = "専用のデータベースと鍵ファイルのフォルダー", DefaultValueFactory = _ => DefaultData };

    /// <summary>Adds both to a command.</summary>
    public Command AddTo(Command command)
    {
        command.Add(_connection);
        command.Add(_data);
        return command;
    }

    /// <summary>The address that was given, or null for a private instance.</summary>
    /// <exception cref="WrongUsageException">It is no address.</exception>
    public DatabaseAddress? Address(ParseResult parsed)
    {
        try
        {
            return parsed.GetValue(_connection) is { } connection ? new DatabaseAddress(connection) : null;
        }
        catch (ArgumentException)
        {
            // The driver's message would repeat the text, and with it a password.
            throw new WrongUsageException("--db: 接続先の書き方が正しくありません。Host=…;Database=… の形で指定してください。");
        }
    }

    /// <summary>The data folder.</summary>
    public string Data(ParseResult parsed) => parsed.GetRequiredValue(_data);

    /// <summary>The key file of the data folder.</summary>
    public string KeyFile(ParseResult parsed) => Path.Combine(Data(parsed), KeyRingFile.Name);

    /// <summary>Opens the register's database: the one given, or the private instance, which is made if there is none.</summary>
    /// <exception cref="UnusableInputException">The private server does not start.</exception>
    /// <exception cref="RefusedException">The schema is not this program's.</exception>
    public async Task<RegisterDatabase> OpenAsync(ParseResult parsed, CommandHost host, CancellationToken cancellation)
    {
        return Address(parsed) is { } address
            ? await RegisterDatabase.OpenAsync(address, cancellation)
            : await RegisterDatabase.OpenPrivateAsync(Data(parsed), host.Clock, cancellation);
    }
}
