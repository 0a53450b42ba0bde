using Npgsql;
using Shikaku.Features.Vault;
using Shikaku.Files;

namespace Shikaku.Features.Intake;

/// <summary>The content of a received file, read out of the vault part by part over the connection of the transaction that works on it.</summary>
internal sealed class SealedContent : FileContent
{
    private const string FindPart = "SELECT key_id, sealed FROM vault.file_part WHERE insurer_number = $1 AND intake_id = $2 AND part = $3";

    private readonly NpgsqlConnection _connection;
    private readonly FileSeal _seal;
    private readonly string _insurer;
    private readonly Guid _intake;
    private readonly int _partBytes;
    private byte[] _content = [];
    private int _part = -1;

    /// <summary>Opens a file.</summary>
    /// <param name="connection">The connection; nothing else may use it during a reading.</param>
    /// <param name="ring">The secrets.</param>
    /// <param name="insurer">The insurer.</param>
    /// <param name="intake">The file.</param>
    /// <param name="length">Its length in bytes.</param>
    public SealedContent(NpgsqlConnection connection, KeyRing ring, string insurer, Guid intake, long length)
    {
        (_connection, _insurer, _intake, Length) = (connection, insurer, intake, length);
        _seal = new FileSeal(ring, intake);
        _partBytes = Math.Max(1, ReadPart(0).Length);
    }

    /// <inheritdoc/>
    public override long Length { get; }

    /// <inheritdoc/>
    public override bool IsUnchanged => true;

    /// <inheritdoc/>
    public override int Read(Span<byte> buffer, long offset)
    {
        if (offset >= Length)
        {
            return 0;
        }

        var (part, place) = Math.DivRem(offset, _partBytes);
        var content = ReadPart((int)part).AsSpan((int)place);
        content = content[..Math.Min(content.Length, buffer.Length)];
        content.CopyTo(buffer);
        return content.Length;
    }

    /// <inheritdoc/>
    public override void Dispose() => _seal.Dispose();

    private byte[] ReadPart(int part)
    {
        if (part == _part)
        {
            return _content;
        }

        using var command = new NpgsqlCommand(FindPart, _connection);
        command.Parameters.AddWithValue(_insurer);
        command.Parameters.AddWithValue(_intake);
        command.Parameters.AddWithValue(part);
        using var row = command.ExecuteReader();
        if (!row.Read())
        {
            throw new IOException("A part of a received file is missing.");
        }

        _content = _seal.Open(part, row.GetString(0), row.GetFieldValue<byte[]>(1));
        _part = part;
        return _content;
    }
}
