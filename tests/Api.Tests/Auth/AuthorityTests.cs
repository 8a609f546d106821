using System.Net;
using System.Security.Cryptography;
using System.Text;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Auth;

/// <summary>Signing in with tokens of an identity provider.</summary>
public sealed class AuthorityTests(AuthorityFixture fixture) : IClassFixture<AuthorityFixture>
{
    /// <summary>Gets what is wrong with a token, and the algorithm it would be right under.</summary>
    public static MatrixTheoryData<string, string> BadTokensOfEachKind() => new(BadTokens.Names, ["RS256", "ES256"]);

    [Theory]
    [MemberData(nameof(BadTokensOfEachKind))]
    public async Task Rest_WithABadToken_Is401(string what, string algorithm)
        => await AssertRefusedAsync(BadTokens.Of(fixture.Authority.Issuer(algorithm), what));

    [Theory]
    [InlineData("RS256")]
    [InlineData("PS256")]
    [InlineData("ES256")]
    public async Task Rest_WithAGoodToken_KnowsTheUserAgain(string algorithm)
    {
        using var user = new ApiClient(fixture.Api.Url, fixture.Authority.Issuer(algorithm).For($"user-of-{algorithm}"));
        using var other = new ApiClient(fixture.Api.Url, fixture.Authority.Issuer(algorithm).For("somebody-else"));

        var answer = await user.ChatAsync(new ChatMessage("tutor", "mine", "Good morning."), Cancellation);
        var seen = await user.GetAsync("/api/sessions/mine", Cancellation);
        var unseen = await other.GetAsync("/api/sessions/mine", Cancellation);

        Assert.Equal(
            (HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound), (answer.Status, seen.Status, unseen.Status));
    }

    [Theory]
    [InlineData("admin", HttpStatusCode.OK)]
    [InlineData("user", HttpStatusCode.Forbidden)]
    public async Task Change_OfASharedPersona_NeedsTheAdminRole(string role, HttpStatusCode expected)
    {
        using var user = new ApiClient(fixture.Api.Url, fixture.Authority.Issuer("RS256").For("user-1", role));

        var answer = await user.PutAsync(
            "/api/personality", new { personaId = "tutor", traitId = "warmth", action = "set", intensity = 0.5 }, Cancellation);

        Assert.True(answer.Status == expected, answer.Body);
    }

    [Fact]
    public async Task Hub_WithAGoodToken_IsLetIn()
    {
        await using var device = await HubClient.ConnectAsync(
            fixture.Api.Url, fixture.Authority.Issuer("ES256").For("user-1"), Cancellation);

        await device.JoinAsync("mine", after: null, Cancellation);
    }

    [Theory]
    [InlineData("RS256")]
    [InlineData("ES256")]
    public async Task Rest_SignedWithAKeyThatIsNotPublished_Is401(string algorithm)
    {
        await using var another = await StandInAuthority.StartAsync(Cancellation);

        await AssertRefusedAsync((another.Issuer(algorithm) with { Name = fixture.Authority.Url }).For("user-1"));
    }

    [Fact]
    public async Task Rest_UnderAnAlgorithmThatIsNotAccepted_Is401()
        => await AssertRefusedAsync(fixture.Authority.Issuer("RS512").For("user-1"));

    // To whoever does not pin the algorithm, the key that all may read is the secret.
    [Fact]
    public async Task Rest_SignedWithThePublicKeyAsASecret_Is401() => await AssertRefusedAsync(Confused().For("user-1"));

    [Fact]
    public async Task Rest_WithAKeyOfTheApisOwnToo_TakesBothKindsAndNoMixture()
    {
        await using var api = await ApiProcess.StartAsync(
            new ApiSettings
            {
                Environment = "Production",
                Values = new Dictionary<string, string>(AuthorityFixture.SettingsFor(fixture.Authority))
                {
                    ["Auth:SigningKey"] = TestTokens.Key,
                },
            },
            cancellationToken: Cancellation);

        Assert.Equal(HttpStatusCode.OK, await AskAsync(api, fixture.Authority.Issuer("RS256").For("user-1")));
        Assert.Equal(HttpStatusCode.OK, await AskAsync(api, TestTokens.For("user-1")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(api, Confused().For("user-1")));
        Assert.Equal(HttpStatusCode.Unauthorized, await AskAsync(api, (Confused() with { KeyId = null }).For("user-1")));
    }

    /// <summary>An issuer that takes the authority's public key for a secret they share.</summary>
    private TokenIssuer Confused() => fixture.Authority.Issuer("RS256") with
    {
        Algorithm = "HS256",
        Signature = body => HMACSHA256.HashData(Encoding.UTF8.GetBytes(fixture.Authority.PublicKey), body),
    };

    private async Task AssertRefusedAsync(string? token)
    {
        using var user = new ApiClient(fixture.Api.Url, token);

        var answer = await user.GetAsync("/api/sessions", Cancellation);

        Assert.Equal((HttpStatusCode.Unauthorized, "unauthenticated"), (answer.Status, answer.Code));
    }

    private static async Task<HttpStatusCode> AskAsync(ApiProcess api, string token)
    {
        using var user = new ApiClient(api.Url, token);
        return (await user.GetAsync("/api/sessions", Cancellation)).Status;
    }
}
