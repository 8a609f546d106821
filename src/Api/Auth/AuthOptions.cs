using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace PersonaUniverse.Auth;

/// <summary>Who may call, by which tokens.</summary>
public sealed class AuthOptions
{
    public const string SectionName = "Auth";

    /// <summary>Gets or sets the OIDC authority whose tokens are accepted, as an https URL. Null: only our own key's.</summary>
    public string? Authority { get; set; }

    /// <summary>
    /// Gets or sets the symmetric key (HMAC-SHA256, at least 32 bytes of UTF-8) of tokens accepted and, for guests, issued. Every
    /// API of a cluster needs the same. Null in Development: one is made and kept in the data directory.
    /// </summary>
    public string? SigningKey { get; set; }

    /// <summary>Gets or sets the issuer that tokens under <see cref="SigningKey"/> must name. Default: persona-universe.</summary>
    [Required]
    public string Issuer { get; set; } = "persona-universe";

    /// <summary>Gets or sets the audience that every token must name. Default: persona-universe.</summary>
    [Required]
    public string Audience { get; set; } = "persona-universe";

    /// <summary>
    /// Gets or sets for how long a key with the admin scope is accepted after it was made, whatever else it says: a token's role ends with
    /// the token, and nobody tells us when the person behind a key loses theirs. Default: 90 days.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan AdminKeyLifetime { get; set; } = TimeSpan.FromDays(90);

    /// <summary>Gets or sets how callers without an account are treated.</summary>
    [ValidateObjectMembers]
    public GuestOptions Guests { get; set; } = new();
}

/// <summary>How callers without an account are treated.</summary>
public sealed class GuestOptions
{
    /// <summary>Gets or sets whether anybody may have a guest's token. Default: yes in Development, no otherwise.</summary>
    public bool? Enabled { get; set; }

    /// <summary>Gets or sets the roles guests get. Null: <c>admin</c> in Development, none otherwise.</summary>
    public string[]? Roles { get; set; }

    /// <summary>Gets or sets how long a guest's token lasts. Default: 30 days.</summary>
    [Range(typeof(TimeSpan), "00:01:00", "365.00:00:00")]
    public TimeSpan Lifetime { get; set; } = TimeSpan.FromDays(30);
}

/// <summary>Checks the attributes on <see cref="AuthOptions"/>; the generator writes the body.</summary>
[OptionsValidator]
internal sealed partial class AuthOptionsValidator : IValidateOptions<AuthOptions>;
