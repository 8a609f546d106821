using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Errors;
using PersonaUniverse.RateLimits;

namespace PersonaUniverse.Auth;

internal static class AuthEndpoints
{
    public static void MapAuth(this IEndpointRouteBuilder routes)
        => routes.MapPost("/auth/guest", IssueGuestToken)
            .WithTags("Auth")
            .WithSummary("Creates a guest and a token for it, where guests are let in.")
            .AllowAnonymous()

            // A token that is sent is still read. Were its user counted, each new guest could make a hundred more.
            .LimitRateByAddress();

    private static Ok<GuestToken> IssueGuestToken(GuestTokens guests)
        => guests.Enabled
            ? TypedResults.Ok(guests.Issue())
            : throw ApiException.NotFound(ErrorCodes.NotFound, "Guests are not let in here.");
}
