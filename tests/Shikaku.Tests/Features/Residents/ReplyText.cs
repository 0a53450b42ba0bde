using System.Text;
using Shikaku.Files;
using Shikaku.Features.Residents;

namespace Shikaku.Tests.Features.Residents;

/// <summary>A piece of a reply that a test has made up.</summary>
internal sealed class ReplyText(byte[] bytes) : RegistryReply(new RegistryRequest(Guid.Empty, InquiryKind.Number), 1)
{
    public const string Header = "line,hits,individual_number,status,name_kanji,name_kana,former_name,alias_name,birth_date,sex,address\n";

    /// <summary>A reply with the usual header.</summary>
    public static ReplyText Of(params string[] rows) => new(Encoding.UTF8.GetBytes(Header + string.Concat(rows.Select(row => row + "\n"))));

    /// <summary>A row in which somebody was found.</summary>
    public static string Found(int line, string number, int hits = 1) => $"{line},{hits},{number},1,山本　花子,ヤマモト ハナコ,,,19800401,2,東京都千代田区麹町一丁目1番地";

    /// <summary>A row in which nobody was found.</summary>
    public static string None(int line, int status = 0) => $"{line},0,,{status},,,,,,,";

    public override FileContent OpenContent() => new Bytes(bytes);

    public override Task AcknowledgeAsync(CancellationToken cancellation) => Task.CompletedTask;

    public override Task<RefusedReply> RefuseAsync(CancellationToken cancellation) => Task.FromResult(new RefusedReply(Name, ReplyFault.Unreadable));

    public override void Dispose()
    {
    }

    private sealed class Bytes(byte[] bytes) : FileContent
    {
        public override long Length => bytes.Length;

        public override bool IsUnchanged => true;

        public override int Read(Span<byte> buffer, long offset)
        {
            var length = (int)Math.Clamp(bytes.Length - offset, 0, buffer.Length);
            bytes.AsSpan((int)offset, length).CopyTo(buffer);
            return length;
        }

        public override void Dispose()
        {
        }
    }
}
