using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Auth;

public sealed class ProductionTests
{
    private const string Production = "Production";

    [Fact]
    public async Task Start_WithNeitherKeyNorAuthority_EndsAndSaysWhatToSet()
    {
        var (exitCode, output) = await ApiProcess.RunToEndAsync(new ApiSettings { Environment = Production }, Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Auth:Authority", output, StringComparison.Ordinal);
        Assert.Contains("Auth:SigningKey", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAShortKey_EndsAndSaysSoWithoutTheKey()
    {
        var (exitCode, output) = await ApiProcess.RunToEndAsync(With("Auth:SigningKey", "too-short-a-key"), Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("32 bytes", output, StringComparison.Ordinal);
        Assert.DoesNotContain("too-short-a-key", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Start_WithAGuestsLifetimeOutOfRange_EndsAndNamesIt()
    {
        var settings = With("Auth:SigningKey", TestTokens.Key);
        var (exitCode, output) = await ApiProcess.RunToEndAsync(
            settings with { Values = new Dictionary<string, string>(settings.Values) { ["Auth:Guests:Lifetime"] = "00:00:01" } },
            Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Lifetime", output, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Guest_IsNotLetIn()
    {
        await using var api = await ApiProcess.StartAsync(With("Auth:SigningKey", TestTokens.Key), cancellationToken: Cancellation);
        using var nobody = new ApiClient(api.Url);
        using var user = new ApiClient(api.Url, TestTokens.For("user-1"));

        var guest = await nobody.PostAsync("/api/auth/guest", body: null, Cancellation);
        var known = await user.GetAsync("/api/sessions", Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "not_found"), (guest.Status, guest.Code));
        Assert.Equal(HttpStatusCode.OK, known.Status);
    }

    private static ApiSettings With(string key, string value)
        => new() { Environment = Production, Values = new Dictionary<string, string> { [key] = value } };
}
