using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;
using PersonaUniverse.Users;

namespace PersonaUniverse.Auth;

/// <summary>Sees to it that keys with the admin scope end: they would outlive their maker's role.</summary>
internal sealed class AdminKeys(IOptions<AuthOptions> options, TimeProvider clock)
{
    private TimeSpan Lifetime => options.Value.AdminKeyLifetime;

    /// <summary>When a new admin's key ends.</summary>
    /// <param name="now">When it is made.</param>
    /// <param name="days">After how many days its maker wants it to end; null for as late as may be.</param>
    /// <exception cref="ApiException">That is later than may be.</exception>
    public DateTimeOffset EndOf(DateTimeOffset now, int? days)
        => days is not { } wanted ? now + Lifetime
            : TimeSpan.FromDays(wanted) <= Lifetime ? now.AddDays(wanted)
            : throw ApiException.Invalid(
                "expiresInDays",
                $"An admin's key ends after {Lifetime.TotalDays:0.##} days at the latest; without expiresInDays, it ends then.");

    /// <summary>
    /// Whether it is an admin's key made longer ago than such keys may now live: before there was a limit, or under a longer one.
    /// </summary>
    public bool HasOutlived(ApiKey key)
        => key.Scopes.Contains(ApiKeyScopes.Admin) && key.CreatedAt + Lifetime <= clock.GetUtcNow();
}
