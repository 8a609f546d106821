using System.Reflection;
using System.Security.Claims;
using PersonaUniverse.Personas;

namespace PersonaUniverse.Auth;

/// <summary>Who is calling. Endpoints take one as a parameter; it is read from the authenticated principal, never from a request.</summary>
/// <param name="UserId">The token's subject.</param>
/// <param name="IsAdmin">Whether the token carries the admin role.</param>
internal sealed record Caller(string UserId, bool IsAdmin)
{
    public const string AdminRole = "admin";

    /// <summary>Whether the caller may meet a persona.</summary>
    public bool MayMeet(PersonaProfile persona) => IsAdmin || persona.IsOpenTo(UserId);

    public Actor Actor => new(UserId, IsAdmin);

    public static Caller From(ClaimsPrincipal? principal)
    {
        var userId = principal?.FindFirstValue("sub")
            ?? throw new InvalidOperationException("The endpoint lets callers in who have no subject: require authorization.");
        return new Caller(userId, principal.Claims.Any(IsAdminClaim));
    }

    public static ValueTask<Caller?> BindAsync(HttpContext context, ParameterInfo parameter)
        => ValueTask.FromResult<Caller?>(From(context.User));

    private static bool IsAdminClaim(Claim claim) => claim is { Type: "role" or "roles", Value: AdminRole };
}
