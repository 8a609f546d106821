using System.Net;
using PersonaUniverse.Memory;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

[Collection(ScriptedFixture.Name)]
public sealed class DeletedSessionTests(ScriptedFixture fixture)
{
    [Fact]
    public async Task Delete_WhileATurnIsAnalysed_LeavesTheNextOfItsNumberAlone()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Extractor.Enqueue(new Script { Gate = gate.Task, Json = """{"traits":[{"id":"dread","intensity":0.9}]}""" });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("This shall be gone."), Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);

        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);
        await scene.ChatAsync("This shall stay.", Cancellation);
        gate.SetResult();
        await scene.ChatAsync("And this.", Cancellation);

        var turns = await scene.HistoryAsync(Cancellation);
        Assert.Equal([2, 1], turns.Select(turn => turn.GetProperty("seq").GetInt64()));
        Assert.DoesNotContain("dread", turns[1].GetRawText(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WhileATurnIsAnalysed_EndsItAndStaysGone()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Extractor.Enqueue(new Script { Gate = gate.Task });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("This shall be gone.");
        await device.ChatAsync(message, Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);

        var deleted = await scene.User.DeleteAsync(scene.SessionPath, Cancellation);
        var end = await device.AwaitAsync("traits_extracted", Cancellation);
        var found = await scene.User.GetAsync(scene.SessionPath, Cancellation);
        gate.SetResult();

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.Status, found.Status));
        Assert.Equal("traits", Assert.Single(end.Json.GetProperty("degraded").EnumerateArray()).GetString());
        Assert.Single(device.Heard, heard => heard.Is("ai_response", message.ClientMessageId));
    }

    [Fact]
    public async Task Delete_WhileTurnsAreAnalysed_TellsTheModelNoMoreOfThem()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Extractor.Enqueue(new Script { Ending = Ending.Hang });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("This shall be gone."), Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);
        await device.ChatAsync(scene.Say("And this, unread."), Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);
        var asked = (await AskedAsync(scene, "This shall be gone."))[^1];

        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);
        await asked.Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        await scene.ChatAsync("A new beginning.", Cancellation);

        Assert.Contains("A new beginning.", Assert.Single(await AskedAsync(scene, "A new beginning.")).Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Delete_WhileTheFirstTurnRuns_EndsItAndSaysSo()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Chunks = [], Ending = Ending.Hang });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        var message = scene.Say("Never mind.");
        await device.ChatAsync(message, Cancellation);
        await fixture.Model.TakeAsync(message.Message, Cancellation);

        var deleted = await scene.User.DeleteAsync(scene.SessionPath, Cancellation);
        await device.AwaitAsync(heard => heard.Is("turn_failed", message.ClientMessageId), Cancellation);
        var again = await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (deleted.Status, again.Status));
    }

    [Fact]
    public async Task Join_ADeletedSession_TellsNothingOfIt()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.ChatAsync(scene.Say("This shall be gone."), Cancellation);
        var known = await device.AwaitAsync("turn_started", Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);
        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        await using var other = await HubClient.ConnectAsync(scene.User, Cancellation);
        await other.JoinAsync(scene.SessionId, after: known.EventId, Cancellation);
        var beginning = scene.Say("A new beginning.");
        await other.ChatAsync(beginning, Cancellation);
        await other.AwaitAsync(heard => heard.Is("ai_response", beginning.ClientMessageId), Cancellation);
        await other.AwaitAsync("traits_extracted", Cancellation);

        Assert.Single(other.Heard, heard => heard.Name is "turn_started");
        Assert.Single(other.Heard, heard => heard.Name is "ai_response");
    }

    [Fact]
    public async Task Chat_InADeletedSessionBegunAgain_IsRemembered()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await scene.ChatAsync("We keep bees behind the house.", Cancellation);
        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        await scene.ChatAsync("We keep bees behind the house.", Cancellation);
        await scene.SettleAsync(Cancellation);

        Assert.Contains(
            await scene.MemoriesAsync(Cancellation), memory => memory.GetProperty("text").GetString() == "We keep bees behind the house.");
    }

    /// <summary>What the extracting model was asked of a scene and not taken before, up to the first that tells of a text.</summary>
    private async Task<IReadOnlyList<RecordedRequest>> AskedAsync(Scene scene, string text)
    {
        var asked = new List<RecordedRequest>();
        while (asked is [] || !asked[^1].Body.Contains(text, StringComparison.Ordinal))
        {
            var request = await fixture.Extractor.TakeAsync(Cancellation);
            if (request.Body.Contains(scene.PersonaId, StringComparison.Ordinal))
            {
                asked.Add(request);
            }
        }

        return asked;
    }
}
