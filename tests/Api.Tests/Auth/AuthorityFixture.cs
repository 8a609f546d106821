using PersonaUniverse.TestKit;

namespace PersonaUniverse.Auth;

/// <summary>An API as it is deployed with an identity provider, and that provider.</summary>
public sealed class AuthorityFixture : IAsyncLifetime
{
    private StandInAuthority? _authority;
    private ApiProcess? _api;

    public StandInAuthority Authority => _authority ?? throw new InvalidOperationException("It has not started.");

    public ApiProcess Api => _api ?? throw new InvalidOperationException("It has not started.");

    public async ValueTask InitializeAsync()
    {
        _authority = await StandInAuthority.StartAsync(Cancellation);
        _api = await ApiProcess.StartAsync(new ApiSettings { Environment = "Production", Values = SettingsFor(_authority) });
    }

    public async ValueTask DisposeAsync()
    {
        IAsyncDisposable?[] parts = [_api, _authority];
        foreach (var part in parts.OfType<IAsyncDisposable>())
        {
            await part.DisposeAsync();
        }
    }

    /// <summary>Settings under which an API believes an identity provider.</summary>
    public static Dictionary<string, string> SettingsFor(StandInAuthority authority) => new()
    {
        ["Auth:Authority"] = authority.Url,
        ["Auth:Audience"] = TokenIssuer.Audience,
        ["RateLimits:Enabled"] = "false",
        ["SSL_CERT_FILE"] = authority.CertificateFile,
    };
}
