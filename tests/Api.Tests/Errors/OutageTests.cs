using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Errors;

/// <summary>What callers are told when something behind the API is away: one code for one cause, whatever they asked for.</summary>
public sealed class OutageTests
{
    [Fact]
    public async Task Database_ThatIsDown_HasOneCodeForReadsAndForTurns()
    {
        await using var database = await PostgresServer.StartNewAsync();
        await using var api = await ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>
                {
                    ["ConnectionStrings:Postgres"] = await database.CreateDatabaseAsync(Cancellation),
                    ["Models:Default"] = "offline",
                },
            },
            cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(api.Url, Cancellation);
        await scene.ChatAsync("Are you there?", Cancellation);

        await database.CrashAsync();
        var read = await scene.User.GetAsync("/api/sessions", Cancellation);
        var turn = await scene.User.ChatAsync(scene.Say("And now?"), Cancellation);
        var ready = await UntilUnreadyAsync(scene.User);
        var live = await scene.User.GetAsync("/health/live", Cancellation);

        Assert.All([read, turn], answer =>
        {
            Assert.Equal((HttpStatusCode.ServiceUnavailable, "storage_unavailable"), (answer.Status, answer.Code));
            Assert.NotNull(answer.Headers.RetryAfter);
        });
        Assert.Equal("unready", ready.Text("status"));
        Assert.NotNull(ready.Headers.RetryAfter);
        Assert.Equal(
            "database",
            Assert.Single(ready.Json.GetProperty("dependencies").EnumerateArray(), part => !part.GetProperty("healthy").GetBoolean())
                .GetProperty("name").GetString());
        Assert.Equal(HttpStatusCode.OK, live.Status);
    }

    [Fact]
    public void Cluster_ThatDoesNotAnswer_HasTheCodeThatTurnsHaveForIt()
        => Assert.Equal((503, "cluster_unavailable"), CodeOf(new TimeoutException()));

    /// <summary>Asks until the API says so: what it found stands for a second, however many ask.</summary>
    private static async Task<ApiAnswer> UntilUnreadyAsync(ApiClient user)
    {
        var answer = await user.GetAsync("/health/ready", Cancellation);
        await Poll.UntilAsync(
            async () => (answer = await user.GetAsync("/health/ready", Cancellation)).Status is HttpStatusCode.ServiceUnavailable,
            TestTimeouts.Default,
            Cancellation);
        return answer;
    }

    private static (int Status, string Code) CodeOf(Exception failure)
    {
        var error = ErrorTranslation.Translate(failure);
        return (error.Status, error.Code);
    }
}
