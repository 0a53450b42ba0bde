using System.Security.Cryptography.X509Certificates;

namespace Shikaku.Web;

/// <summary>How the program serves the web.</summary>
/// <param name="Addresses">Where it listens, as in <c>http://127.0.0.1:8080</c>; port 0 takes any free one.</param>
/// <param name="Certificates">For <c>https</c>: the server's certificate with its key first, then those between it and the root; else empty.</param>
/// <param name="Log">Takes the log, one JSON object per line.</param>
/// <param name="Clock">The clock.</param>
internal sealed record WebSettings(IReadOnlyList<string> Addresses, X509Certificate2Collection Certificates, TextWriter Log, TimeProvider Clock);
