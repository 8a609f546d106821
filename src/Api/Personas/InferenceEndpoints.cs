using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>Personas as texts suggest them.</summary>
internal static class InferenceEndpoints
{
    // 200 KB of text, each character escaped.
    private const int MaxTextBody = 6 * 200 * 1024;

    public static void MapInference(this IEndpointRouteBuilder routes)
        => routes.MapPost("/personas/from-text", InferAsync)
            .WithTags("Personas")
            .WithSummary("Derives a persona from a transcript or writing sample, with the lines it was inferred from. Creates nothing yet.")
            .WithDescription(
                "The style is measured on every line. Where the server has a model, it reads a sample of the lines for the "
                + "description, for traits that cannot be measured and for examples; what it cannot show in a real line is dropped. "
                + "The answer says by whom (`by`, and each finding's own), and `degraded` names the model where measurement or a "
                + "fallback stood in for it. A model may take minutes. "
                + "POST the answer's `persona`, as it is or corrected, to /api/personas.")
            .WithMetadata(new RequestSizeLimitAttribute(MaxTextBody))
            .AllowScopes(ApiKeyScopes.PersonasWrite);

    private static async Task<Ok<InferenceResponse>> InferAsync(
        InferenceRequest request, IGrainFactory grains, CancellationToken cancellationToken)
    {
        Validated.Check(request);
        var inferring = grains.GetGrain<IPersonaInferenceGrain>(Guid.NewGuid()).InferAsync(request.ToSample(), cancellationToken);
        var inferred = await inferring.LastOrDefaultAsync(cancellationToken)
            ?? throw ApiException.Invalid("speaker", "The speaker says nothing in this text.");
        return TypedResults.Ok(InferenceResponse.From(inferred));
    }
}
