using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>Where personas come from, and what was made from them.</summary>
internal static class LineageEndpoints
{
    public static void MapLineage(this IEndpointRouteBuilder routes)
        => routes.MapGet("/personas/{personaId}/lineage", ReadAsync)
            .WithTags("Personas")
            .WithSummary("Returns what a persona was made from and, as a tree, what was made from it.")
            .AllowScopes(ApiKeyScopes.Chat, ApiKeyScopes.PersonasRead, ApiKeyScopes.PersonasWrite);

    private static async Task<Ok<Lineage>> ReadAsync(
        string personaId, Caller caller, Lineages lineages, CancellationToken cancellationToken)
        => TypedResults.Ok(await lineages.ReadAsync(Query.PersonaId(personaId), caller, cancellationToken));
}
