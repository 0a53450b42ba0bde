using System.Security.Cryptography;
using System.Text;

namespace Shikaku.Features.Accounts.Credentials;

/// <summary>Something on which failed attempts to sign in are counted.</summary>
/// <param name="Subject">The digest of what is counted.</param>
/// <param name="Name">The digest of the sign-in name that it belongs to, so that a new link lifts its locks; null if it belongs to none.</param>
/// <param name="FailuresPerLock">Failures that lead to a lock.</param>
/// <param name="Memory">How long a failure counts if nothing else forgets it; null for ever.</param>
internal sealed record AttemptCount(byte[] Subject, byte[]? Name, int FailuresPerLock, TimeSpan? Memory)
{
    /// <summary>Tries of one name from one place.</summary>
    public const int FailuresFromOnePlace = 5;

    private const int FailuresOfName = 25;
    private const int FailuresOfAddress = 100;

    private static readonly TimeSpan MemoryOfAddress = TimeSpan.FromHours(1);

    /// <summary>A name, tried from browsers that nobody knows.</summary>
    public static AttemptCount OfName(string name) => Of("name", name, FailuresOfName, "");

    /// <summary>A name, tried from one network address.</summary>
    public static AttemptCount OfNameFrom(string address, string name) => Of("name from address", name, FailuresFromOnePlace, address);

    /// <summary>A name, tried from a browser in which its user has signed in before.</summary>
    public static AttemptCount OfBrowser(Guid browser, string name) => Of("browser", name, FailuresFromOnePlace, browser.ToString());

    /// <summary>The present password, which a change of the own account asks for.</summary>
    public static AttemptCount OfOwnAccount(string name) => Of("own account", name, FailuresFromOnePlace, "");

    /// <summary>A network address that tries many names. A success forgets nothing here: whoever has one account could go on for ever.</summary>
    public static AttemptCount OfAddress(string address) => new(DigestOf("address\n" + address), null, FailuresOfAddress, MemoryOfAddress);

    /// <summary>What the database keeps of a name.</summary>
    public static byte[] DigestOf(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));

    private static AttemptCount Of(string kind, string name, int failuresPerLock, string place) =>
        new(DigestOf($"{kind}\n{name}\n{place}"), DigestOf(name), failuresPerLock, null);
}
