using PersonaUniverse.Auth;
using PersonaUniverse.TestKit;

[assembly: AssemblyFixture(typeof(PersonaUniverse.ApiFixture))]

namespace PersonaUniverse;

/// <summary>The one API that most tests talk to, offline. They keep apart by guests, sessions and personas of their own.</summary>
public sealed class ApiFixture : IAsyncLifetime
{
    public const string FriendlyOrigin = "https://friend.example";

    private ApiProcess? _api;

    public ApiProcess Api => _api ?? throw new InvalidOperationException("The API has not started.");

    public string Url => Api.Url;

    public async ValueTask InitializeAsync()
        => _api = await ApiProcess.StartAsync(new ApiSettings
        {
            Values = new Dictionary<string, string>
            {
                ["Auth:SigningKey"] = TestTokens.Key,
                ["Cors:Origins:0"] = FriendlyOrigin,
                ["RateLimits:Enabled"] = "false",
                ["Models:Default"] = "offline",

                // On a busy machine a reply shall wait for its memories, not do without them.
                ["Sessions:RecallBudget"] = "00:00:10",
                ["Sessions:FirstRecallBudget"] = "00:00:10",
            },
        });

    public async ValueTask DisposeAsync()
    {
        if (_api is not null)
        {
            await _api.DisposeAsync();
        }
    }

    /// <summary>A new user, an admin as Development's guests are.</summary>
    public Task<ApiClient> GuestAsync(CancellationToken cancellationToken) => ApiClient.ForGuestAsync(Url, cancellationToken);

    /// <summary>A guest, a persona and a session of the test's own.</summary>
    public Task<Scene> BeginAsync(CancellationToken cancellationToken) => Scene.BeginAsync(Url, cancellationToken);

    /// <summary>A new user without any role.</summary>
    public ApiClient PlainUser()
    {
        var userId = $"plain-{Guid.NewGuid():N}";
        return new ApiClient(Url, TestTokens.For(userId), userId);
    }
}
