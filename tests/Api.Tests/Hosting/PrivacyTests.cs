using PersonaUniverse.Auth;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class PrivacyTests
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Output_AtDebugLevel_HoldsNeitherTokensNorWhatWasSaid()
    {
        await using var api = await ApiProcess.StartAsync(AtDebugLevel(), cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(await ApiClient.ForGuestAsync(api.Url, Cancellation), Cancellation);
        using var queried = new ApiClient(api.Url);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        string[] secrets = [.. Enumerable.Range(0, 6).Select(_ => $"secret{Guid.NewGuid():N}")];

        await scene.User.PutAsync("/api/users/me/preferences", new Dictionary<string, string> { ["likes"] = secrets[0] }, Cancellation);
        var reply = await scene.ChatAsync(secrets[1], Cancellation);
        await device.ChatAsync(scene.Say(secrets[2]), Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);
        await scene.HistoryAsync(Cancellation);
        await scene.User.PostAsync("/api/chat", $$"""{"message":"{{secrets[3]}}","personaId":"a b"}""", Cancellation);
        await scene.User.PostAsync("/api/chat", $$"""{"message":"{{secrets[4]}}",""", Cancellation);
        await queried.GetAsync($"/hubs/chat?access_token={secrets[5]}", Cancellation);
        await api.StopAsync(Cancellation);

        Assert.Contains("dbug:", api.Output, StringComparison.Ordinal);
        Assert.All(secrets, secret => Assert.DoesNotContain(secret, api.Output, StringComparison.Ordinal));
        Assert.DoesNotContain(scene.User.Token!, api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(TestTokens.Key, api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(reply.Text("message")!, api.Output, StringComparison.Ordinal);
    }

    private static ApiSettings AtDebugLevel() => new()
    {
        Values = new Dictionary<string, string>
        {
            ["Auth:SigningKey"] = TestTokens.Key,
            ["Logging:LogLevel:Default"] = "Debug",
            ["Logging:LogLevel:Microsoft.AspNetCore"] = "Debug",
            ["Logging:LogLevel:Orleans"] = "Debug",
            ["Logging:LogLevel:Polly"] = "Debug",
        },
    };
}
