using System.Globalization;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;
using PersonaUniverse.OpenAi;
using PersonaUniverse.RateLimits;

namespace PersonaUniverse.Hosting;

/// <summary>Describes the errors that any operation may answer with, so that generated clients can read them.</summary>
internal sealed class ErrorResponses : IOpenApiOperationTransformer
{
    public async Task TransformAsync(
        OpenApiOperation operation, OpenApiOperationTransformerContext context, CancellationToken cancellationToken)
    {
        // Below /v1 errors have OpenAI's shape.
        var isOpenAi = $"/{context.Description.RelativePath}".StartsWith($"{OpenAiEndpoints.Prefix}/", StringComparison.Ordinal);
        var (type, mediaType) = isOpenAi
            ? (typeof(ErrorEnvelope), "application/json")
            : (typeof(ProblemDetails), "application/problem+json");
        var schema = await context.GetOrCreateSchemaAsync(type, parameterDescription: null, cancellationToken);
        context.Document!.AddComponent(type.Name, schema);

        operation.Responses ??= [];
        if (OpenApiExtensions.WantsToken(context))
        {
            Add(StatusCodes.Status401Unauthorized, "No token, or one that is not known here.");
        }

        if (context.Description.ActionDescriptor.EndpointMetadata.OfType<RateLimitMetadata>().Any())
        {
            Add(StatusCodes.Status429TooManyRequests, "Too many requests: Retry-After says for how many seconds to wait.");
        }

        operation.Responses.TryAdd("default", Response("What else may be wrong: code tells what."));

        void Add(int status, string description)
            => operation.Responses.TryAdd(status.ToString(CultureInfo.InvariantCulture), Response(description));

        OpenApiResponse Response(string description) => new()
        {
            Description = description,
            Content = new Dictionary<string, OpenApiMediaType>
            {
                [mediaType] = new() { Schema = new OpenApiSchemaReference(type.Name, context.Document) },
            },
        };
    }
}
