using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;

namespace PersonaUniverse.Auth;

/// <summary>
/// Holds a key to its scopes. A key may call an endpoint that names one of its scopes and no other; a token's holder is the user.
/// </summary>
internal sealed class ScopeRequirement : AuthorizationHandler<ScopeRequirement>, IAuthorizationRequirement
{
    /// <summary>Whether a caller may do what needs one of the scopes.</summary>
    public static bool Permits(ClaimsPrincipal user, string[] scopes)
        => !user.HasClaim(claim => claim.Type == ApiKeyHandler.KeyClaim)
            || user.HasClaim(claim => claim.Type == ApiKeyHandler.ScopeClaim && scopes.Contains(claim.Value));

    protected override Task HandleRequirementAsync(AuthorizationHandlerContext context, ScopeRequirement requirement)
    {
        var scopes = (context.Resource as HttpContext)?.GetEndpoint()?.Metadata.GetMetadata<ScopeMetadata>()?.Scopes ?? [];
        if (Permits(context.User, scopes))
        {
            context.Succeed(requirement);
        }

        return Task.CompletedTask;
    }
}

/// <summary>The scopes of which a key needs one to call an endpoint.</summary>
/// <param name="Scopes">Any of these does.</param>
internal sealed record ScopeMetadata(string[] Scopes);

internal static class ScopeExtensions
{
    /// <summary>Opens the endpoint to keys that have any of the scopes.</summary>
    public static TBuilder AllowScopes<TBuilder>(this TBuilder endpoint, params string[] scopes)
        where TBuilder : IEndpointConventionBuilder
        => endpoint.WithMetadata(new ScopeMetadata(scopes));
}
