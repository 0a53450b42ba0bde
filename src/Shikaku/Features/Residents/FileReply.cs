using Shikaku.Files;

namespace Shikaku.Features.Residents;

/// <summary>A piece of a reply that lies in the folder of the exchange.</summary>
/// <param name="folder">The folder.</param>
/// <param name="request">The request that it answers.</param>
/// <param name="piece">Its number.</param>
internal sealed class FileReply(ExchangeFolder folder, RegistryRequest request, int piece) : RegistryReply(request, piece)
{
    private string PathOfFile => Path.Combine(folder.Replies, Name);

    /// <inheritdoc/>
    public override FileContent OpenContent()
    {
        var handle = ReadableFile.Open(PathOfFile);
        try
        {
            return new DiskContent(handle);
        }
        catch (NotSupportedException failure)
        {
            handle.Dispose();
            throw ReadableFile.Empty(Name, failure);
        }
    }

    /// <inheritdoc/>
    public override Task AcknowledgeAsync(CancellationToken cancellation)
    {
        try
        {
            File.Delete(PathOfFile);
        }
        catch (Exception failure) when (FileTransport.IsOfDisk(failure))
        {
            // It comes again and says nothing new.
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public override Task<RefusedReply> RefuseAsync(CancellationToken cancellation) => Task.FromResult(folder.Refuse(Name, ReplyFault.Unreadable));

    /// <inheritdoc/>
    public override void Dispose()
    {
        // Whoever opened the content closes it.
    }
}
