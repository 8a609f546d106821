using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class HubConversationTests(ApiFixture fixture)
{
    private static readonly string[] OfTheTurn = ["turn_started", "ai_delta", "ai_response", "traits_extracted"];

    [Fact]
    public async Task ChatMessage_IsAcceptedAtOnceAndAnsweredByEvents()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("Hello over the hub.");

        var accepted = await device.ChatAsync(message, Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.Equal(message.ClientMessageId, accepted.GetProperty("clientMessageId").GetString());
        Assert.Equal(1, accepted.GetProperty("seq").GetInt64());
        Assert.Equal(scene.SessionId, accepted.GetProperty("sessionId").GetString());
        AssertWholeTurn(device.Heard, message);
    }

    [Fact]
    public async Task ChatMessage_WithoutSession_IsSaidInTheConnectionsOwn()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);

        var accepted = await device.InvokeAsync("chat_message", new { scene.PersonaId, message = "Hello." }, Cancellation);
        var reply = await device.AwaitAsync("ai_response", Cancellation);

        Assert.Equal(accepted.GetProperty("sessionId").GetString(), reply.Text("sessionId"));
        Assert.Equal(accepted.GetProperty("clientMessageId").GetString(), reply.Text("clientMessageId"));
    }

    [Fact]
    public async Task Join_OnASecondDevice_HearsTheWholeTurnToo()
    {
        using var scene = await BeginAsync();
        await using var first = await HubClient.ConnectAsync(scene.User, Cancellation);
        await using var second = await HubClient.ConnectAsync(scene.User, Cancellation);
        await second.JoinAsync(scene.SessionId, after: null, Cancellation);
        var message = scene.Say("For both of us.");

        await first.ChatAsync(message, Cancellation);
        await first.AwaitAsync("traits_extracted", Cancellation);
        await second.AwaitAsync("traits_extracted", Cancellation);

        AssertWholeTurn(second.Heard, message);
        Assert.Equal(OfTurn(first.Heard).Select(heard => heard.EventId), OfTurn(second.Heard).Select(heard => heard.EventId));
    }

    [Fact]
    public async Task Join_WatchingATurnAskedForByRest_HearsItToo()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        var message = scene.Say("By the other door.");

        await scene.User.ChatAsync(message, Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        AssertWholeTurn(device.Heard, message);
    }

    [Fact]
    public async Task Join_AfterAnEvent_ReplaysWhatWasMissedOnce()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("Heard."), Cancellation);
        var known = await device.AwaitAsync("traits_extracted", Cancellation);
        var missed = scene.Say("Missed.");
        var answer = await scene.User.ChatAsync(missed, Cancellation);

        await using var again = await HubClient.ConnectAsync(scene.User, Cancellation);
        var joined = await again.JoinAsync(scene.SessionId, known.EventId, Cancellation);
        await scene.User.ChatAsync(scene.Say("After."), Cancellation);
        await again.AwaitAsync(heard => heard.Name == "traits_extracted" && heard.Json.GetProperty("seq").GetInt64() == 3, Cancellation);

        Assert.True(joined.GetProperty("complete").GetBoolean());
        var replies = again.Heard.Where(heard => heard.Name == "ai_response").ToList();
        Assert.Equal([2L, 3L], replies.Select(reply => reply.Json.GetProperty("seq").GetInt64()));
        Assert.Equal(answer.Text("message"), replies[0].Text("message"));
        Assert.All(again.Heard, heard => Assert.True(heard.EventId > known.EventId));
        Assert.All(again.Heard.Zip(again.Heard.Skip(1)), pair => Assert.True(pair.First.EventId < pair.Second.EventId));
    }

    [Fact]
    public async Task ChatMessage_AnsweredBefore_IsToldAgainToItsSender()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("Say that again.");
        var first = await scene.User.ChatAsync(message, Cancellation);

        var accepted = await device.ChatAsync(message, Cancellation);
        var reply = await device.AwaitAsync("ai_response", Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.Equal(1, accepted.GetProperty("seq").GetInt64());
        Assert.Equal(first.Text("message"), reply.Text("message"));
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task Leave_EndsTheWatch()
    {
        using var scene = await BeginAsync();
        using var elsewhere = scene with { SessionId = $"s-{Guid.NewGuid():N}" };
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        await device.JoinAsync(elsewhere.SessionId, after: null, Cancellation);

        await device.CallAsync("leave", new { scene.SessionId }, Cancellation);
        var unheard = scene.Say("Nobody listens.");
        await scene.User.ChatAsync(unheard, Cancellation);
        await elsewhere.User.ChatAsync(elsewhere.Say("Somebody does."), Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.DoesNotContain(device.Heard, heard => heard.Text("clientMessageId") == unheard.ClientMessageId);
    }

    [Fact]
    public async Task Stop_WithNothingRunning_SaysSo()
    {
        using var scene = await BeginAsync();
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);

        var stopped = await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);

        Assert.False(stopped.GetBoolean());
    }

    private static List<ApiEvent> OfTurn(IEnumerable<ApiEvent> heard) => [.. heard.Where(said => OfTheTurn.Contains(said.Name))];

    private static void AssertWholeTurn(IEnumerable<ApiEvent> heard, ChatMessage message)
    {
        var turn = OfTurn(heard);
        Assert.True(turn[0].Is("turn_started", message.ClientMessageId));
        Assert.Equal(message.Message, turn[0].Text("message"));
        Assert.True(turn[^2].Is("ai_response", message.ClientMessageId));
        Assert.Equal("traits_extracted", turn[^1].Name);
        var deltas = turn[1..^2];
        Assert.Equal(Enumerable.Range(0, deltas.Count), deltas.Select(delta => delta.Json.GetProperty("index").GetInt32()));
        Assert.Equal(turn[^2].Text("message"), string.Concat(deltas.Select(delta => delta.Text("text"))));
        Assert.All(turn.Zip(turn.Skip(1)), pair => Assert.True(pair.First.EventId < pair.Second.EventId));
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
