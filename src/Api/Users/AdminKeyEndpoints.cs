using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Users;

/// <summary>Other users' keys, for admins: when somebody has left, or a key has leaked.</summary>
internal static class AdminKeyEndpoints
{
    public static void MapAdminKeys(this IEndpointRouteBuilder routes)
    {
        // No scope opens these either. The user stands in the query: an issuer's subject may hold anything, a slash too.
        var keys = routes.MapGroup("/admin/keys").WithTags("Users");
        keys.MapGet("", ListAsync).WithSummary("Lists a user's keys, without their secrets. Requires an admin.");
        keys.MapDelete("/{keyId}", RevokeAsync).WithSummary("Revokes a user's key at once. Requires an admin.");
    }

    private static async Task<Ok<KeyList>> ListAsync(
        string userId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(new KeyList(await User(grains, caller, userId).ListKeysAsync(cancellationToken)));

    private static async Task<NoContent> RevokeAsync(
        string keyId, string userId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => await User(grains, caller, userId).RevokeKeyAsync(keyId, cancellationToken)
            ? TypedResults.NoContent()
            : throw ApiException.NotFound(ErrorCodes.NotFound, "There is no such key.");

    private static IUserGrain User(IGrainFactory grains, Caller caller, string userId)
        => caller.IsAdmin
            ? grains.User(Query.UserId(userId))
            : throw ApiException.Forbidden("Only an admin may manage other users' keys.");
}
