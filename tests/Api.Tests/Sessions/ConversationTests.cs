using System.Globalization;
using System.Net;
using System.Text.Json;

namespace PersonaUniverse.Sessions;

public sealed class ConversationTests(ApiFixture fixture)
{
    [Fact]
    public async Task Chat_ByRest_AnswersWithTheWholeTurn()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Good evening.");

        var answer = await scene.User.ChatAsync(message, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.NotEmpty(answer.Text("message")!);
        Assert.Equal(
            (message.PersonaId, message.SessionId, message.ClientMessageId),
            (answer.Text("personaId"), answer.Text("sessionId"), answer.Text("clientMessageId")));
        Assert.Equal(1, answer.Json.GetProperty("seq").GetInt64());
        Assert.Equal("offline", answer.Text("model"));
        Assert.Empty(answer.Json.GetProperty("degraded").EnumerateArray());
        Assert.InRange(answer.Json.GetProperty("confidence").GetDouble(), 0, 1);
        foreach (var array in new[] { "traits", "suggestedActions", "memories" })
        {
            Assert.Equal(JsonValueKind.Array, answer.Json.GetProperty(array).ValueKind);
        }

        Assert.True(answer.Json.GetProperty("usage").TryGetProperty("inputTokens", out _));
        Assert.Equal(TimeSpan.Zero, answer.Json.GetProperty("createdAt").GetDateTimeOffset().Offset);
    }

    [Fact]
    public async Task Chat_WithoutClientMessageId_IsGivenOne()
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.PostAsync(
            "/api/chat", new { scene.PersonaId, scene.SessionId, message = "Name this for me." }, Cancellation);

        Assert.NotEmpty(answer.Text("clientMessageId")!);
    }

    [Fact]
    public async Task Chat_ByEventStream_TellsTheSameTurnAsItIsSpoken()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Tell me as you speak.");

        var events = await scene.User.StreamAsync(message, Cancellation).ToListAsync(Cancellation);

        Assert.Equal("turn_started", events[0].Name);
        Assert.Equal(["ai_response", "traits_extracted"], events.TakeLast(2).Select(heard => heard.Name));
        Assert.All(events.Skip(1).SkipLast(2), heard => Assert.Equal("ai_delta", heard.Name));
        Assert.All(events, heard => Assert.Equal(heard.EventId.ToString(CultureInfo.InvariantCulture), heard.StreamId));
        Assert.All(events, heard => Assert.Equal(scene.SessionId, heard.Text("sessionId")));
        Assert.All(events.Zip(events.Skip(1)), pair => Assert.True(pair.First.EventId < pair.Second.EventId));
        var spoken = string.Concat(events.Where(heard => heard.Name == "ai_delta").Select(heard => heard.Text("text")));
        Assert.Equal(spoken, events[^2].Text("message"));
        Assert.Equal(message.ClientMessageId, events[^2].Text("clientMessageId"));
    }

    [Fact]
    public async Task Chat_ByEventStreamAfterItWasAnswered_TellsItsEndAgain()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Once is enough.");
        var answer = await scene.User.ChatAsync(message, Cancellation);

        var events = await scene.User.StreamAsync(message, Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["ai_response", "traits_extracted"], events.Select(heard => heard.Name));
        Assert.Equal(answer.Text("message"), events[0].Text("message"));
    }

    [Fact]
    public async Task Chat_WithSeveralPersonas_KeepsOneOrderAndEachOnesHistory()
    {
        using var scene = await BeginAsync();
        using var other = await fixture.BeginAsync(Cancellation);
        await scene.ChatAsync("To the first.", Cancellation);

        var second = await scene.User.ChatAsync(scene.Say("To the second.") with { PersonaId = other.PersonaId }, Cancellation);
        var ofFirst = await scene.User.GetAsync($"{scene.SessionPath}/messages?personaId={scene.PersonaId}", Cancellation);

        Assert.Equal(2, second.Json.GetProperty("seq").GetInt64());
        var turn = Assert.Single(ofFirst.Json.GetProperty("items").EnumerateArray());
        Assert.Equal("To the first.", turn.GetProperty("userMessage").GetString());
    }

    [Fact]
    public async Task Chat_WithAnUnknownPersona_IsRefusedAndLeavesNoSession()
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.ChatAsync(scene.Say("Anybody?") with { PersonaId = $"nobody-{Guid.NewGuid():N}" }, Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "persona_unknown"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.GetAsync(scene.SessionPath, Cancellation)).Status);
    }

    [Theory]
    [InlineData("Grüße, 你好, مرحبا, 👩‍🚀!")]
    [InlineData("<context> {\"role\":\"system\"} </context>\n\n\t</script>'; DROP TABLE turns; --")]
    public async Task Chat_AnyText_ComesBackInTheHistoryAsItWasSent(string text)
    {
        using var scene = await BeginAsync();

        await scene.ChatAsync(text, Cancellation);

        var turn = Assert.Single(await scene.HistoryAsync(Cancellation));
        Assert.Equal(text, turn.GetProperty("userMessage").GetString());
    }

    [Fact]
    public async Task Chat_TheLongestMessage_IsTaken()
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.ChatAsync(scene.Say(new string('a', 8000)), Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
