using Shikaku.Commands;
using Shikaku.Files;

namespace Shikaku.Features.Residents.Simulation;

/// <summary>A request as the registry receives it. May be read several times, and by several threads.</summary>
internal sealed class InquiryFile : IDisposable
{
    private InquiryFile(InquiryKind kind, InputFile file, FileHeader header) => (Kind, File, Header) = (kind, file, header);

    /// <summary>How its lines ask.</summary>
    public InquiryKind Kind { get; }

    /// <summary>Its bytes.</summary>
    public InputFile File { get; }

    /// <summary>Its header.</summary>
    public FileHeader Header { get; }

    /// <summary>Opens a request that lies on a disk; null if it cannot be read as one.</summary>
    public static InquiryFile? Open(InquiryKind kind, string path) => Open(kind, () => InputFile.Open(path));

    /// <summary>Opens a request that lies elsewhere; null if it cannot be read as one.</summary>
    public static InquiryFile? Open(InquiryKind kind, FileContent content) => Open(kind, () => InputFile.Open("request", content));

    /// <inheritdoc/>
    public void Dispose() => File.Dispose();

    private static InquiryFile? Open(InquiryKind kind, Func<InputFile> open)
    {
        InputFile? file = null;
        try
        {
            file = open();
            return new InquiryFile(kind, file, FileHeader.Read(file, RegistryRequestColumns.Of(kind)));
        }
        catch (UnusableInputException)
        {
            file?.Dispose();
            return null;
        }
    }
}
