using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Personas;

/// <summary>Where personas come from, and what was made from them.</summary>
internal static class LineageEndpoints
{
    // Up to some five hundred personas are read for one answer, each of them whole.
    private const int FurtherRequests = 5;

    public static void MapLineage(this IEndpointRouteBuilder routes)
        => routes.MapGet("/personas/{personaId}/lineage", ReadAsync)
            .WithTags("Personas")
            .WithSummary("Returns what a persona was made from and, as a tree, what was made from it.")
            .AllowScopes(ScopeSets.PersonaReaders);

    private static async Task<Ok<Lineage>> ReadAsync(
        string personaId,
        Caller caller,
        Lineages lineages,
        UserRateLimiter limiter,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        limiter.RequireFurther(context, FurtherRequests);
        return TypedResults.Ok(await lineages.ReadAsync(Query.PersonaId(personaId), caller, cancellationToken));
    }
}
