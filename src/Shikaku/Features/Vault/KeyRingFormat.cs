using System.Text.Json.Serialization;

namespace Shikaku.Features.Vault;

/// <summary>How the key file is written.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    WriteIndented = true)]
[JsonSerializable(typeof(KeyRing))]
internal sealed partial class KeyRingFormat : JsonSerializerContext;
