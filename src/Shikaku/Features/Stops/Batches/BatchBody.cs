using Microsoft.AspNetCore.Http.Metadata;

namespace Shikaku.Features.Stops.Batches;

/// <summary>Lets an endpoint take a body as large as a file of confirmations may be, with some room to tell that it is too large.</summary>
internal sealed class BatchBody : IRequestSizeLimitMetadata
{
    /// <inheritdoc/>
    public long? MaxRequestBodySize => 2 * ConfirmationFile.MaxBytes;
}
