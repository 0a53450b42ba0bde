using Microsoft.AspNetCore.Http.Metadata;

namespace Shikaku.Features.Intake;

/// <summary>Lets an endpoint take a body as large as a file may be, with some room for the form around it.</summary>
internal sealed class LargestBody : IRequestSizeLimitMetadata
{
    private const long Form = 64 * 1024;

    /// <inheritdoc/>
    public long? MaxRequestBodySize => IntakeLimits.MostBytes + Form;
}
