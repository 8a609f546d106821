using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Tokens;

namespace PersonaUniverse.Auth;

/// <summary>Issues tokens to callers without an account, where that is allowed.</summary>
internal sealed class GuestTokens(
    IOptions<AuthOptions> options, SigningKey key, IHostEnvironment environment, TimeProvider clock)
{
    private static readonly JsonWebTokenHandler Handler = new();

    private GuestOptions Guests => options.Value.Guests;

    /// <summary>Gets whether guests are let in.</summary>
    public bool Enabled => (Guests.Enabled ?? environment.IsDevelopment()) && key.Value is not null;

    /// <summary>Makes a new user and a token for it.</summary>
    public GuestToken Issue()
    {
        var userId = $"guest-{Guid.CreateVersion7(clock.GetUtcNow()):N}";
        var expiresAt = clock.GetUtcNow() + Guests.Lifetime;
        var token = Handler.CreateToken(new SecurityTokenDescriptor
        {
            Issuer = options.Value.Issuer,
            Audience = options.Value.Audience,
            IssuedAt = clock.GetUtcNow().UtcDateTime,
            NotBefore = clock.GetUtcNow().UtcDateTime,
            Expires = expiresAt.UtcDateTime,
            SigningCredentials = new SigningCredentials(key.Value, SecurityAlgorithms.HmacSha256),
            Claims = new Dictionary<string, object>
            {
                ["sub"] = userId,
                ["roles"] = Guests.Roles ?? (environment.IsDevelopment() ? [Caller.AdminRole] : []),
            },
        });
        return new GuestToken(token, "Bearer", expiresAt, userId);
    }
}
