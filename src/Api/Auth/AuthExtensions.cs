using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.JwtBearer;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.Tokens;
using PersonaUniverse.Hosting;
using PersonaUniverse.Sessions;
using PersonaUniverse.Storage;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Auth;

internal static class AuthExtensions
{
    private const string TokenOrKey = "TokenOrKey";
    private const string HubTokenParameter = "access_token";

    // Pinned: an attacker who may choose the algorithm chooses none, or a public key as an HMAC secret.
    private static readonly string[] SymmetricAlgorithms = [SecurityAlgorithms.HmacSha256];
    private static readonly string[] AuthorityAlgorithms =
        [SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.EcdsaSha256];

    public static IServiceCollection AddPersonaAuth(this IServiceCollection services)
    {
        services.AddValidatedOptions<AuthOptions, AuthOptionsValidator>(AuthOptions.SectionName);
        services.AddOptions<StorageOptions>().BindConfiguration(StorageOptions.SectionName);
        services.AddSingleton<SigningKey>();
        services.AddSingleton<GuestTokens>();
        services.AddSingleton<AdminKeys>();
        services.AddOptions<JwtBearerOptions>(JwtBearerDefaults.AuthenticationScheme)
            .Configure<IOptions<AuthOptions>, SigningKey>(Configure)
            .ValidateOnStart();
        services.AddAuthentication(TokenOrKey)
            .AddPolicyScheme(TokenOrKey, displayName: null, policy => policy.ForwardDefaultSelector = context =>
                ApiKeyHandler.KeyOf(context.Request) is null ? JwtBearerDefaults.AuthenticationScheme : ApiKeyHandler.SchemeName)
            .AddScheme<AuthenticationSchemeOptions, ApiKeyHandler>(ApiKeyHandler.SchemeName, configureOptions: null)
            .AddJwtBearer();
        services.AddAuthorization(authorization => authorization.DefaultPolicy = new AuthorizationPolicyBuilder()
            .RequireAuthenticatedUser()
            .AddRequirements(new ScopeRequirement())
            .Build());
        return services;
    }

    private static void Configure(JwtBearerOptions bearer, IOptions<AuthOptions> options, SigningKey key)
    {
        var auth = options.Value;
        bearer.MapInboundClaims = false;
        bearer.Authority = auth.Authority;
        bearer.TokenValidationParameters = new TokenValidationParameters
        {
            NameClaimType = "sub",
            RoleClaimType = "role",
            ValidAudience = auth.Audience,
            ValidIssuers = auth.Authority is { } authority
                ? [auth.Issuer, authority, authority.TrimEnd('/') + "/"]
                : [auth.Issuer],
            IssuerSigningKey = key.Value,
            ValidAlgorithms = [.. key.Value is null ? [] : SymmetricAlgorithms, .. auth.Authority is null ? [] : AuthorityAlgorithms],
            ClockSkew = TimeSpan.FromSeconds(30),
            RequireSignedTokens = true,
            RequireExpirationTime = true,
        };
        bearer.Events = new JwtBearerEvents { OnMessageReceived = TakeHubToken, OnTokenValidated = RequireSubject };
    }

    // A browser cannot set a header on a WebSocket, so the hub, and nothing else, takes the token from the query.
    private static Task TakeHubToken(MessageReceivedContext context)
    {
        if (context.Request.Path.StartsWithSegments(ChatHub.Route)
            && context.Request.Query[HubTokenParameter] is [{ Length: > 0 } token])
        {
            context.Token = token;
        }

        return Task.CompletedTask;
    }

    private static Task RequireSubject(TokenValidatedContext context)
    {
        if (!Ids.FitsUser(context.Principal?.FindFirst("sub")?.Value))
        {
            context.Fail("The token names no usable subject.");
        }

        return Task.CompletedTask;
    }
}
