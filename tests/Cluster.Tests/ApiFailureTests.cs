using System.Net;
using System.Net.WebSockets;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>What users notice when APIs die: a connection less, and nothing of the conversation.</summary>
[Collection(LocalCluster.OneAtATime)]
public sealed class ApiFailureTests(LocalCluster cluster)
{
    [Fact]
    public async Task Api_KilledInMidTurn_ItsClientHearsTheRestThroughTheOther()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);
        var usual = cluster.Model.Default;
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Model.Default = usual with { Gate = goOn.Task };
        try
        {
            await device.ChatAsync(new ChatMessage("tutor", "api-gone", "Where were we?"), Cancellation);
            var last = (await device.AwaitAsync("ai_delta", Cancellation)).EventId;
            await cluster.RunAsync("kill", "api-1");
            await device.Closed.WaitAsync(TestTimeouts.Default, Cancellation);

            await using var again = await HubClient.ConnectAsync(cluster.Api(2), user.Token, Cancellation);
            var joined = await again.JoinAsync("api-gone", last, Cancellation);
            goOn.SetResult();
            var reply = await again.AwaitAsync("ai_response", Cancellation);

            Assert.True(joined.GetProperty("complete").GetBoolean());
            Assert.Equal(string.Concat(Script.Words(12)), reply.Text("message"));
            Assert.Equal(reply.Text("message"), TextOf(device) + TextOf(again));
        }
        finally
        {
            goOn.TrySetResult();
            cluster.Model.Default = usual;
            await cluster.RunAsync("start", "api-1");
        }
    }

    [Fact]
    public async Task Apis_AllKilled_NginxAnswersAsOneOfThemWould()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        await cluster.RunAsync("kill", "api-1");
        await cluster.RunAsync("kill", "api-2");
        ApiAnswer refused;
        try
        {
            refused = await user.GetAsync("/api/sessions", Cancellation);
        }
        finally
        {
            await cluster.RunAsync("start", "api-1");
            await cluster.RunAsync("start", "api-2");
        }

        await Poll.UntilAsync(
            async () => (await user.GetAsync("/api/sessions", Cancellation)).Status is HttpStatusCode.OK,
            TestTimeouts.Default,
            Cancellation);
        Assert.Equal((HttpStatusCode.ServiceUnavailable, "unavailable"), (refused.Status, refused.Code));
        Assert.Equal(TimeSpan.FromSeconds(2), refused.Headers.RetryAfter?.Delta);
    }

    /// <remarks>Browsers name their token in the query of a WebSocket, and nginx quotes a request that it could not serve.</remarks>
    [Fact]
    public async Task Apis_KilledUnderAWebSocket_LeaveNoTokenInNginxLogs()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        var query = $"access_token={user.Token}";
        var address = new UriBuilder(cluster.Url) { Scheme = "ws", Path = "/hubs/chat", Query = query }.Uri;
        using var open = new ClientWebSocket();
        using var refused = new ClientWebSocket();
        await open.ConnectAsync(address, Cancellation);
        await cluster.RunAsync("kill", "api-1");
        await cluster.RunAsync("kill", "api-2");
        try
        {
            await Assert.ThrowsAsync<WebSocketException>(() => open.ReceiveAsync(new byte[1], Cancellation));
            await Assert.ThrowsAsync<WebSocketException>(() => refused.ConnectAsync(address, Cancellation));
        }
        finally
        {
            await cluster.RunAsync("start", "api-1");
            await cluster.RunAsync("start", "api-2");
        }

        // A line is written after its answer has been sent.
        await Poll.UntilAsync(
            async () => (await cluster.NginxLogsAsync(Cancellation)).Contains("GET /hubs/chat 503 ", StringComparison.Ordinal),
            TestTimeouts.Default,
            Cancellation);
        await Poll.UntilAsync(
            async () => (await user.GetAsync("/api/sessions", Cancellation)).Status is HttpStatusCode.OK,
            TestTimeouts.Default,
            Cancellation);
        var logs = await cluster.NginxLogsAsync(Cancellation);

        Assert.DoesNotContain("access_token", logs, StringComparison.Ordinal);
        Assert.DoesNotContain(user.Token![..20], logs, StringComparison.Ordinal);
    }

    private static string TextOf(HubClient device)
        => string.Concat(device.Heard.Where(heard => heard.Name == "ai_delta").Select(delta => delta.Text("text")));
}
