using System.Security.Cryptography;

namespace Shikaku.Features.Vault;

/// <summary>The key ring does not hold the key of what is to be opened: the key file is older than the database.</summary>
internal sealed class MissingKeyException() : CryptographicException("The key ring does not hold the key of what is sealed.");
