using System.Collections.Immutable;
using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Users;

internal static class KeyEndpoints
{
    public static void MapKeys(this IEndpointRouteBuilder routes)
    {
        // No scope opens these: a key makes no keys.
        var keys = routes.MapGroup("/users/me/keys").WithTags("Users");
        keys.MapGet("", ListAsync).WithSummary("Lists the caller's keys, without their secrets.");
        keys.MapPost("", CreateAsync)
            .WithSummary("Creates a key for a program. Its text is shown this once.")
            .WithDescription("A key with the admin scope ends after 90 days at the latest, unless configured otherwise.");
        keys.MapDelete("/{keyId}", RevokeAsync).WithSummary("Revokes one of the caller's keys at once.");
    }

    private static async Task<Ok<KeyList>> ListAsync(Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => TypedResults.Ok(new KeyList(await grains.User(caller.UserId).ListKeysAsync(cancellationToken)));

    private static async Task<Created<CreatedKey>> CreateAsync(
        CreateKeyRequest request,
        Caller caller,
        AdminKeys adminKeys,
        IGrainFactory grains,
        TimeProvider clock,
        HttpContext context,
        CancellationToken cancellationToken)
    {
        Validated.Check(request);
        var isAdmins = request.Scopes!.Contains(ApiKeyScopes.Admin);
        if (isAdmins && !caller.IsAdmin)
        {
            throw ApiException.Forbidden("Only an admin can make an admin's key.");
        }

        var text = ApiKeyText.New(caller.UserId);
        var now = clock.GetUtcNow();
        var expiresAt = isAdmins ? adminKeys.EndOf(now, request.ExpiresInDays)
            : request.ExpiresInDays is { } days ? now.AddDays(days)
            : (DateTimeOffset?)null;
        var key = new ApiKey(text.KeyId, request.Name!, [.. request.Scopes!.Distinct()], now, expiresAt);
        if (!await grains.User(caller.UserId).AddKeyAsync(key, text.Hash, cancellationToken))
        {
            throw ApiException.Conflict(ErrorCodes.TooManyKeys, "You have as many keys as you may have: revoke one.");
        }

        context.Response.Headers.CacheControl = "no-store";
        return TypedResults.Created(
            $"/api/users/me/keys/{key.Id}",
            new CreatedKey(key.Id, key.Name, key.Scopes, key.CreatedAt, key.ExpiresAt, text.Write()));
    }

    private static async Task<NoContent> RevokeAsync(
        string keyId, Caller caller, IGrainFactory grains, CancellationToken cancellationToken)
        => await grains.User(caller.UserId).RevokeKeyAsync(keyId, cancellationToken)
            ? TypedResults.NoContent()
            : throw ApiException.NotFound(ErrorCodes.NotFound, "There is no such key.");
}

/// <summary>A user's keys.</summary>
public sealed record KeyList(ImmutableArray<ApiKey> Items);

/// <summary>A key just made, with the text that is shown this once.</summary>
public sealed record CreatedKey(
    string Id, string Name, ImmutableArray<string> Scopes, DateTimeOffset CreatedAt, DateTimeOffset? ExpiresAt, string Key)
{
    /// <summary>Says nothing of the key's text.</summary>
    public override string ToString() => nameof(CreatedKey);
}
