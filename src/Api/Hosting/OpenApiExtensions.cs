using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using Scalar.AspNetCore;

namespace PersonaUniverse.Hosting;

internal static class OpenApiExtensions
{
    private const string Scheme = "Bearer";

    public static void AddPersonaOpenApi(this IServiceCollection services)
    {
        services.AddSingleton<OpenApiText>();
        services.AddOpenApi(OpenApiText.Name, openApi =>
        {
            openApi.AddDocumentTransformer((document, _, _) =>
            {
                document.Info.Title = "Persona Universe";
                document.Info.Description = "AI personas that live, talk and remember. Get a token from POST /api/auth/guest.";
                document.Components ??= new OpenApiComponents();
                document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
                {
                    [Scheme] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", BearerFormat = "JWT" },
                };
                return Task.CompletedTask;
            });
            openApi.AddOperationTransformer((operation, context, _) =>
            {
                if (WantsToken(context))
                {
                    operation.Security =
                        [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Scheme, context.Document)] = [] }];
                }

                return Task.CompletedTask;
            });
            openApi.AddSchemaTransformer<ProblemSchema>();
            openApi.AddOperationTransformer<ErrorResponses>();
        });
    }

    /// <summary>Maps the API's description, and a page to try it.</summary>
    public static void MapPersonaOpenApi(this IEndpointRouteBuilder app)
    {
        app.MapGet(
                $"/openapi/{OpenApiText.Name}.json",
                async (OpenApiText text) => TypedResults.Bytes(await text.Json, "application/json; charset=utf-8"))
            .ExcludeFromDescription();
        app.MapScalarApiReference(scalar => scalar.WithTitle("Persona Universe").DisableDefaultFonts());
    }

    /// <summary>Whether the operation is open to those alone who say who they are.</summary>
    public static bool WantsToken(OpenApiOperationTransformerContext context)
    {
        var metadata = context.Description.ActionDescriptor.EndpointMetadata;
        return metadata.OfType<IAuthorizeData>().Any() && !metadata.OfType<IAllowAnonymous>().Any();
    }
}
