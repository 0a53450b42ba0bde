using System.Text.Json.Serialization;

namespace Shikaku.ReferenceData;

/// <summary>How the manifest is written, known when the program is compiled: the ahead-of-time build has no reflection.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true)]
[JsonSerializable(typeof(TableManifest))]
internal sealed partial class TableManifestFormat : JsonSerializerContext;
