using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.AspNetCore.Routing;
using Microsoft.OpenApi;

namespace Shikaku.Web;

/// <summary>The description of the interface for systems (OpenAPI 3.1), made from its endpoints; docs/openapi.json is a copy.</summary>
internal static class ApiDescription
{
    /// <summary>The name of the present version.</summary>
    public const string Version1 = "v1";

    private const string KeyScheme = "key";

    /// <summary>Where it is.</summary>
    public const string Address = Api.Version1 + "/openapi.json";

    /// <summary>Says what it holds.</summary>
    public static void Configure(OpenApiOptions options)
    {
        options.ShouldInclude = description => description.RelativePath?.StartsWith(Api.Version1[1..] + "/", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Shikaku API",
                Version = Version1,
                Description = "医療保険者等向け中間サーバーのサーバー間連携。断られた要求には application/problem+json（RFC 9457）を返す。code の一覧は docs/problems.md にある。",
            };

            // The address it was asked for at: not part of what is described.
            document.Servers?.Clear();
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes ??= new Dictionary<string, IOpenApiSecurityScheme>(StringComparer.Ordinal);
            document.Components.SecuritySchemes[KeyScheme] = new OpenApiSecurityScheme
            {
                Type = SecuritySchemeType.Http,
                Scheme = "bearer",
                Description = "APIキー。Authorization: Bearer のあとに付ける。",
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(KeyScheme, document)] = [] }];
            return Task.CompletedTask;
        });
    }

    /// <summary>Maps it, open to all: it tells nothing that the repository does not.</summary>
    public static void Map(IEndpointRouteBuilder routes) => routes.MapOpenApi(Address).AllowAnonymous();
}
