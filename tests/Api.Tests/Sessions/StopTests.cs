using System.Net;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

[Collection(ScriptedFixture.Name)]
public sealed class StopTests(ScriptedFixture fixture)
{
    [Fact]
    public async Task Stop_InMidTurn_KeepsWhatWasSaidAndCancelsTheModel()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = await SpeakAsync(scene, device, "One", " two");

        var stopped = await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.True(stopped.GetBoolean());
        Assert.Equal("One two", Assert.Single(device.Heard, heard => heard.Name == "ai_response").Text("message"));
        Assert.Single(device.Heard, heard => heard.Is("turn_stopped", message.ClientMessageId));
        var turn = Assert.Single(await scene.HistoryAsync(Cancellation));
        Assert.Equal("One two", turn.GetProperty("aiResponse").GetString());
        Assert.Equal(["stopped"], turn.GetProperty("degraded").EnumerateArray().Select(part => part.GetString()));
    }

    [Fact]
    public async Task Stop_BeforeAnythingWasSaid_KeepsNothing()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("Never mind.");
        await device.ChatAsync(message, Cancellation);
        await fixture.Model.TakeAsync(message.Message, Cancellation);

        await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);
        await device.AwaitAsync(heard => heard.Is("turn_stopped", message.ClientMessageId), Cancellation);

        Assert.DoesNotContain(device.Heard, heard => heard.Name == "ai_response");
        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.GetAsync(scene.SessionPath, Cancellation)).Status);
    }

    [Fact]
    public async Task Stop_WhileRestWaits_AnswersItWithWhatWasSaid()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        fixture.Model.Enqueue(new Script { Chunks = ["So far"], Ending = Ending.Hang });
        var waiting = scene.User.ChatAsync(scene.Say("Tell me."), Cancellation);
        await device.AwaitAsync("ai_delta", Cancellation);

        await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);
        var answer = await waiting;

        Assert.Equal((HttpStatusCode.OK, "So far"), (answer.Status, answer.Text("message")));
        Assert.Equal(["stopped"], answer.Json.GetProperty("degraded").EnumerateArray().Select(part => part.GetString()));
    }

    [Fact]
    public async Task StopByRest_InMidTurn_DoesWhatTheHubsDoes()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = await SpeakAsync(scene, device, "One", " two");

        var stopped = await StopAsync(scene.User, scene.SessionId);
        await device.AwaitAsync("traits_extracted", Cancellation);
        var again = await StopAsync(scene.User, scene.SessionId);

        Assert.Equal((HttpStatusCode.NoContent, ""), (stopped.Status, stopped.Body));
        Assert.Equal("One two", Assert.Single(device.Heard, heard => heard.Name == "ai_response").Text("message"));
        Assert.Single(device.Heard, heard => heard.Is("turn_stopped", message.ClientMessageId));
        Assert.Equal("One two", Assert.Single(await scene.HistoryAsync(Cancellation)).GetProperty("aiResponse").GetString());
        Assert.Equal(HttpStatusCode.NoContent, again.Status);
    }

    [Fact]
    public async Task StopByRest_OfAnothersSession_IsNotFoundAndStopsNothing()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        using var stranger = await ApiClient.ForGuestAsync(fixture.Api.Url, Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await SpeakAsync(scene, device, "Still", " here");

        var refused = await StopAsync(stranger, scene.SessionId);
        var malformed = await StopAsync(stranger, "no%20id");
        var running = await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.Equal((HttpStatusCode.NotFound, "session_unknown"), (refused.Status, refused.Code));
        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (malformed.Status, malformed.Code));
        Assert.True(running.GetBoolean());
    }

    [Fact]
    public async Task StopByRest_WithAKeyToChat_IsAllowed()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        using var program = new ApiClient(fixture.Api.Url, await scene.User.KeyAsync(Cancellation, "chat"));
        using var reader = new ApiClient(fixture.Api.Url, await scene.User.KeyAsync(Cancellation, "sessions:read"));
        await scene.ChatAsync("Hello.", Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, (await StopAsync(program, scene.SessionId)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await StopAsync(reader, scene.SessionId)).Status);
    }

    [Fact]
    public async Task Delete_InMidTurn_EndsItAndKeepsNothing()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = await SpeakAsync(scene, device, "Gone");

        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);
        var failed = await device.AwaitAsync(heard => heard.Is("turn_failed", message.ClientMessageId), Cancellation);

        Assert.Equal("session_deleted", failed.Text("code"));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.GetAsync(scene.SessionPath, Cancellation)).Status);
    }

    [Fact]
    public async Task Chat_MoreThanMayWait_IsToldToWait()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await SpeakAsync(scene, device, "Busy");
        for (var waiting = 0; waiting < 4; waiting++)
        {
            await device.ChatAsync(scene.Say($"Waiting {waiting}."), Cancellation);
        }

        var answer = await scene.User.ChatAsync(scene.Say("One too many."), Cancellation);
        await device.InvokeAsync("stop", new { scene.SessionId }, Cancellation);
        await device.AwaitAsync(
            heard => heard.Name == "traits_extracted" && heard.Json.GetProperty("seq").GetInt64() == 5, Cancellation);

        Assert.Equal((HttpStatusCode.TooManyRequests, "session_busy"), (answer.Status, answer.Code));
        Assert.NotNull(answer.Headers.RetryAfter);
        Assert.Equal(5, (await scene.HistoryAsync(Cancellation)).Count);
    }

    private static Task<ApiAnswer> StopAsync(ApiClient user, string sessionId)
        => user.PostAsync($"/api/sessions/{sessionId}/stop", body: null, Cancellation);

    private async Task<ChatMessage> SpeakAsync(Scene scene, HubClient device, params string[] chunks)
    {
        fixture.Model.Enqueue(new Script { Chunks = chunks, Ending = Ending.Hang });
        var message = scene.Say("Talk until I stop you.");
        await device.ChatAsync(message, Cancellation);
        var said = "";
        await device.AwaitAsync(
            heard => heard.Name == "ai_delta" && (said += heard.Text("text")) == string.Concat(chunks), Cancellation);
        return message;
    }
}
