using System.Net;
using System.Net.WebSockets;
using Microsoft.AspNetCore.Http.Connections;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

[Collection(LocalCluster.OneAtATime)]
public sealed class ConversationTests(LocalCluster cluster)
{
    private const int Users = 5;

    [Fact]
    public async Task Rest_ThroughNginx_AnswersAndRemembers()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        var message = new ChatMessage("tutor", "rest", "What is a star?");

        var answer = await user.ChatAsync(message, Cancellation);
        var history = await user.GetAsync("/api/sessions/rest/messages", Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var turn = Assert.Single(history.Json.GetProperty("items").EnumerateArray());
        Assert.Equal(answer.Text("message"), turn.GetProperty("aiResponse").GetString());
        Assert.Equal(message.ClientMessageId, turn.GetProperty("clientMessageId").GetString());
    }

    [Fact]
    public async Task ServerSentEvents_ThroughNginx_StreamTheReply()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        var usual = cluster.Model.Default;
        var goOn = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        cluster.Model.Default = usual with { Gate = goOn.Task };
        var events = new List<ApiEvent>();
        try
        {
            await foreach (var heard in user.StreamAsync(new ChatMessage("keeper", "sse", "How is the sea?"), Cancellation))
            {
                events.Add(heard);
                if (heard.Name == "ai_delta")
                {
                    // Not before: what was held back until the reply is whole would never come.
                    goOn.TrySetResult();
                }
            }
        }
        finally
        {
            goOn.TrySetResult();
            cluster.Model.Default = usual;
        }

        Assert.Equal("turn_started", events[0].Name);
        Assert.True(events[^1].Name == "traits_extracted", events[^1].Json.ToString());
        Assert.Equal(
            Assert.Single(events, heard => heard.Name == "ai_response").Text("message"),
            string.Concat(events.Where(heard => heard.Name == "ai_delta").Select(delta => delta.Text("text"))));
    }

    /// <remarks>One user might be lucky in which API its requests reach; several are not.</remarks>
    [Theory]
    [InlineData(HttpTransportType.WebSockets)]
    [InlineData(HttpTransportType.ServerSentEvents)]
    [InlineData(HttpTransportType.LongPolling)]
    public async Task Hub_ThroughNginx_StreamsTheReply(HttpTransportType transport)
    {
        for (var number = 1; number <= Users; number++)
        {
            using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
            await using var device = await HubClient.ConnectAsync(user, Cancellation, transport);
            var message = new ChatMessage("oracle", "hub", "What will be?");

            var accepted = await device.ChatAsync(message, Cancellation);
            var reply = await device.AwaitAsync("ai_response", Cancellation);
            await device.AwaitAsync("traits_extracted", Cancellation);

            Assert.Equal(message.ClientMessageId, accepted.GetProperty("clientMessageId").GetString());
            Assert.Equal(
                reply.Text("message"),
                string.Concat(device.Heard.Where(heard => heard.Name == "ai_delta").Select(delta => delta.Text("text"))));
        }
    }

    /// <remarks>A browser names its token in a header as it negotiates and in the query as it opens the socket.</remarks>
    [Fact]
    public async Task HubWebSocket_AsABrowserOpensIt_ReachesTheApiItNegotiatedWith()
    {
        for (var number = 1; number <= Users; number++)
        {
            using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
            var negotiated = await user.PostAsync("/hubs/chat/negotiate?negotiateVersion=1", body: null, Cancellation);
            var address = new UriBuilder(cluster.Url)
            {
                Scheme = "ws",
                Path = "/hubs/chat",
                Query = $"id={negotiated.Text("connectionToken")}&access_token={user.Token}",
            };

            using var socket = new ClientWebSocket();
            await socket.ConnectAsync(address.Uri, Cancellation);

            Assert.Equal(WebSocketState.Open, socket.State);
        }
    }

    [Fact]
    public async Task Card_LargerThanAMessageMayBe_ComesThroughNginx()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Url, Cancellation);
        var card = new
        {
            spec = "chara_card_v2",
            spec_version = "2.0",
            data = new { name = "Ada", description = "Counts.", creator_notes = new string('n', 200_000) },
        };

        var answer = await user.PostAsync("/api/personas/import", card, Cancellation);

        Assert.True(answer.Status is HttpStatusCode.Created, answer.Body);
    }

    [Fact]
    public async Task Message_ThroughOneApi_IsSeenByAWatcherOnTheOther()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        await using var watcher = await HubClient.ConnectAsync(cluster.Api(2), user.Token, Cancellation);
        await watcher.JoinAsync("shared", after: null, Cancellation);

        var answer = await user.ChatAsync(new ChatMessage("tutor", "shared", "Is anybody there?"), Cancellation);
        var seen = await watcher.AwaitAsync("ai_response", Cancellation);

        Assert.Equal(answer.Text("message"), seen.Text("message"));
    }

    [Fact]
    public async Task Trait_ChangedThroughOneApi_IsInTheVeryNextReplysPromptThroughTheOther()
    {
        using var admin = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var user = new ApiClient(cluster.Api(2), admin.Token);
        await user.ChatAsync(new ChatMessage("engineer", "before", "Good morning."), Cancellation);

        var change = new { personaId = "engineer", traitId = "exactness", action = "set", intensity = 0.97 };
        var changed = await admin.PutAsync("/api/personality", change, Cancellation);
        var marker = $"Is it exact? {Guid.NewGuid():N}";
        await user.ChatAsync(new ChatMessage("engineer", "before", marker), Cancellation);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        Assert.Contains("(exactness) 0.97", (await cluster.Model.TakeAsync(marker, Cancellation)).LastMessage, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Trait_Changed_IsHeardByWatchersOnBothApis()
    {
        using var admin = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        await using var near = await HubClient.ConnectAsync(cluster.Api(1), admin.Token, Cancellation);
        await using var far = await HubClient.ConnectAsync(cluster.Api(2), admin.Token, Cancellation);
        await near.InvokeAsync("watch_persona", new { personaId = "herbalist" }, Cancellation);
        await far.InvokeAsync("watch_persona", new { personaId = "herbalist" }, Cancellation);

        var change = new { personaId = "herbalist", traitId = "storytelling", action = "set", intensity = 0.33 };
        var changed = await admin.PutAsync("/api/personality", change, Cancellation);

        Assert.Equal(HttpStatusCode.OK, changed.Status);
        foreach (var watcher in new[] { near, far })
        {
            var heard = await watcher.AwaitAsync("trait_changed", Cancellation);
            Assert.Equal(0.33, heard.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
        }
    }

    [Fact]
    public async Task Session_OfAnotherUser_IsNotThereThroughAnyApi()
    {
        using var owner = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var stranger = await ApiClient.ForGuestAsync(cluster.Api(2), Cancellation);
        await owner.ChatAsync(new ChatMessage("tutor", "diary", "A secret."), Cancellation);

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/api/sessions/diary", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync("/api/sessions/diary/messages", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.DeleteAsync("/api/sessions/diary", Cancellation)).Status);
    }
}
