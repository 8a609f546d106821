using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;
using PersonaUniverse.RateLimits;
using PersonaUniverse.Users;

namespace PersonaUniverse.Auth;

/// <summary>Lets programs in that bear a user's key.</summary>
internal sealed class ApiKeyHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory loggers,
    UrlEncoder encoder,
    UserRateLimiter limiter,
    AdminKeys adminKeys,
    IGrainFactory grains)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, loggers, encoder)
{
    public const string SchemeName = "ApiKey";

    /// <summary>The claim that tells a key's holder from a token's: the key's id.</summary>
    public const string KeyClaim = "key_id";

    /// <summary>The claim of one thing the key may do.</summary>
    public const string ScopeClaim = "scope";

    private const string Bearer = "Bearer ";

    /// <summary>Reads the key that a request bears; null when it bears none.</summary>
    public static string? KeyOf(HttpRequest request)
        => request.Headers.Authorization.ToString() is var header
            && header.StartsWith(Bearer + ApiKeyText.Prefix, StringComparison.OrdinalIgnoreCase)
            ? header[Bearer.Length..].Trim()
            : null;

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (KeyOf(Request) is not { } text)
        {
            return AuthenticateResult.NoResult();
        }

        // Before a grain is asked: a key names its user, and a false one must not wake anybody's grain for nothing.
        if (!limiter.MayPresentKey(Context, out var retryAfter))
        {
            throw ApiException.TooMany(ErrorCodes.TooManyRequests, "Too many false keys: wait a moment.", retryAfter);
        }

        if (!ApiKeyText.TryParse(text, out var presented))
        {
            limiter.CountFalseKey(Context);
            return AuthenticateResult.Fail("This is not a key.");
        }

        var key = await grains.User(presented.UserId)
            .CheckKeyAsync(presented.KeyId, presented.Hash, Context.RequestAborted);
        if (key is null || adminKeys.HasOutlived(key))
        {
            limiter.CountFalseKey(Context);
            return AuthenticateResult.Fail("The key is unknown, revoked or has ended.");
        }

        return AuthenticateResult.Success(new AuthenticationTicket(Describe(presented.UserId, key), SchemeName));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status401Unauthorized;
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Task.CompletedTask;
    }

    private static ClaimsPrincipal Describe(string userId, ApiKey key)
    {
        var claims = new List<Claim> { new("sub", userId), new(KeyClaim, key.Id) };
        claims.AddRange(key.Scopes.Select(scope => new Claim(ScopeClaim, scope)));
        if (key.Scopes.Contains(ApiKeyScopes.Admin))
        {
            claims.Add(new Claim("role", Caller.AdminRole));
        }

        return new ClaimsPrincipal(new ClaimsIdentity(claims, SchemeName, "sub", "role"));
    }
}
