using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Errors;

namespace PersonaUniverse.Auth;

internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
        => routes.MapPost("/auth/guest", IssueGuestToken)
            .WithTags("Auth")
            .WithSummary("Creates a guest and a token for it, where guests are let in.")
            .AllowAnonymous();

    private static Ok<GuestToken> IssueGuestToken(GuestTokens guests)
        => guests.Enabled
            ? TypedResults.Ok(guests.Issue())
            : throw ApiException.NotFound(ErrorCodes.NotFound, "Guests are not let in here.");
}
