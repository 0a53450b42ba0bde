namespace Shikaku.Web.Safety;

/// <summary>Marks an endpoint that takes its form apart as it comes in, such as an upload too large to be kept, and itself asks whether it was forged.</summary>
internal sealed class ReadsFormItself;
