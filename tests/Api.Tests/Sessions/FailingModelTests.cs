using System.Net;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

[Collection(ScriptedFixture.Name)]
public sealed class FailingModelTests(ScriptedFixture fixture)
{
    [Theory]
    [InlineData(500, HttpStatusCode.ServiceUnavailable, "model_unavailable", true)]
    [InlineData(429, HttpStatusCode.ServiceUnavailable, "model_unavailable", true)]
    [InlineData(400, HttpStatusCode.BadGateway, "model_refused", false)]
    public async Task Chat_WhileTheModelFails_SaysSoAndSucceedsWhenAskedAgain(
        int modelStatus, HttpStatusCode expected, string code, bool retryable)
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Status = modelStatus });
        var message = scene.Say("Are you well?");

        var failed = await scene.User.ChatAsync(message, Cancellation);
        var again = await scene.User.ChatAsync(message, Cancellation);

        Assert.Equal((expected, code), (failed.Status, failed.Code));
        Assert.Equal(retryable, failed.Headers.RetryAfter is not null);
        Assert.Equal((HttpStatusCode.OK, "Hello there."), (again.Status, again.Text("message")));
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task ChatMessage_WhileTheModelFails_IsToldByAnEventAndSucceedsWhenSentAgain()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Status = 503 });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("Are you there?");

        await device.ChatAsync(message, Cancellation);
        var failed = await device.AwaitAsync("turn_failed", Cancellation);
        await device.ChatAsync(message, Cancellation);
        var reply = await device.AwaitAsync("ai_response", Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);

        Assert.True(failed.Is("turn_failed", message.ClientMessageId));
        Assert.Equal("model_unavailable", failed.Text("code"));
        Assert.True(failed.Json.GetProperty("retryable").GetBoolean());
        Assert.NotEmpty(failed.Text("message")!);
        Assert.Equal("Hello there.", reply.Text("message"));
    }

    [Fact]
    public async Task Chat_ByEventStreamWhileTheModelFails_EndsWithTurnFailed()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Status = 500 });

        var events = await scene.User.StreamAsync(scene.Say("Say something."), Cancellation).ToListAsync(Cancellation);

        Assert.Equal(["turn_started", "turn_failed"], events.Select(heard => heard.Name));
    }

    [Fact]
    public async Task Chat_WhenTheModelBreaksOffInMidReply_FailsAndStoresNothing()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Chunks = ["Half a"], Ending = Ending.Drop });

        var answer = await scene.User.ChatAsync(scene.Say("A whole sentence?"), Cancellation);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "model_unavailable"), (answer.Status, answer.Code));
        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.GetAsync(scene.SessionPath, Cancellation)).Status);
    }

    [Fact]
    public async Task Chat_WhileTheExtractorFails_IsAnsweredWithoutTraits()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Extractor.Enqueue(new Script { Status = 500 });

        var answer = await scene.ChatAsync("How do I come across?", Cancellation);

        Assert.Equal("Hello there.", answer.Text("message"));
        Assert.Empty(answer.Json.GetProperty("traits").EnumerateArray());
        Assert.Equal(["traits"], answer.Json.GetProperty("degraded").EnumerateArray().Select(part => part.GetString()));
    }

    [Fact]
    public async Task Chat_TraitsOfTheExtractor_ComeWithTheReplyAndStayInTheHistory()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Extractor.Enqueue(new Script
        {
            Json = $$"""{"traits":[{"id":"{{Scene.TraitId}}","name":"Boldness","description":"speaks up","intensity":0.7}]"""
                + ""","confidence":0.8,"suggested_actions":["Tell more"]}""",
        });

        var answer = await scene.ChatAsync("Be bold.", Cancellation);

        var trait = Assert.Single(answer.Json.GetProperty("traits").EnumerateArray());
        Assert.Equal((Scene.TraitId, 0.7), (trait.GetProperty("id").GetString(), trait.GetProperty("intensity").GetDouble()));
        Assert.Equal(["Tell more"], answer.Json.GetProperty("suggestedActions").EnumerateArray().Select(action => action.GetString()));
        var turn = Assert.Single(await scene.HistoryAsync(Cancellation));
        Assert.Equal(answer.Json.GetProperty("traits").GetRawText(), turn.GetProperty("traits").GetRawText());
    }
}
