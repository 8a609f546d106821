using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

[Collection(ScriptedFixture.Name)]
public sealed class DroppedConnectionTests(ScriptedFixture fixture)
{
    [Fact]
    public async Task Join_AfterTheConnectionDroppedInMidTurn_CompletesTheTextOnce()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Model.Enqueue(new Script { Chunks = Script.Words(30), Gate = gate.Task });
        var message = scene.Say("A long story, please.");
        ApiEvent known;
        await using (var dropped = await HubClient.ConnectAsync(scene.User, Cancellation))
        {
            await dropped.ChatAsync(message, Cancellation);
            known = await dropped.AwaitAsync("ai_delta", Cancellation);
        }

        await using var again = await HubClient.ConnectAsync(scene.User, Cancellation);
        await again.JoinAsync(scene.SessionId, known.EventId, Cancellation);
        gate.SetResult();
        await again.AwaitAsync("traits_extracted", Cancellation);

        var deltas = again.Heard.Where(heard => heard.Name == "ai_delta").Select(heard => heard.Text("text"));
        var whole = string.Concat(Script.Words(30));
        Assert.Equal(whole, known.Text("text") + string.Concat(deltas));
        Assert.Equal(whole, Assert.Single(again.Heard, heard => heard.Name == "ai_response").Text("message"));
        Assert.Equal(whole, Assert.Single(await scene.HistoryAsync(Cancellation)).GetProperty("aiResponse").GetString());
    }

    [Fact]
    public async Task Join_AfterTheTurnEndedUnheard_TellsItsEndOnce()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Model.Enqueue(new Script { Gate = gate.Task });
        await using var other = await HubClient.ConnectAsync(scene.User, Cancellation);
        await other.JoinAsync(scene.SessionId, after: null, Cancellation);
        ApiEvent known;
        await using (var dropped = await HubClient.ConnectAsync(scene.User, Cancellation))
        {
            await dropped.ChatAsync(scene.Say("I shall be gone."), Cancellation);
            known = await dropped.AwaitAsync("ai_delta", Cancellation);
        }

        gate.SetResult();
        await other.AwaitAsync("traits_extracted", Cancellation);
        await using var again = await HubClient.ConnectAsync(scene.User, Cancellation);
        await again.JoinAsync(scene.SessionId, known.EventId, Cancellation);
        await again.AwaitAsync("traits_extracted", Cancellation);

        Assert.Equal("Hello there.", Assert.Single(again.Heard, heard => heard.Name == "ai_response").Text("message"));
    }

    [Fact]
    public async Task Join_WithoutAfterInMidTurn_HearsTheRunningTurnFromItsBeginning()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Model.Enqueue(new Script { Chunks = Script.Words(12), Gate = gate.Task });
        await using var first = await HubClient.ConnectAsync(scene.User, Cancellation);
        await first.ChatAsync(scene.Say("Go on."), Cancellation);
        await first.AwaitAsync("ai_delta", Cancellation);

        await using var second = await HubClient.ConnectAsync(scene.User, Cancellation);
        await second.JoinAsync(scene.SessionId, after: null, Cancellation);
        gate.SetResult();
        await second.AwaitAsync("ai_response", Cancellation);
        await second.AwaitAsync("traits_extracted", Cancellation);

        var deltas = second.Heard.Where(heard => heard.Name == "ai_delta").Select(heard => heard.Text("text"));
        Assert.Contains(second.Heard, heard => heard.Name == "turn_started");
        Assert.Equal(string.Concat(Script.Words(12)), string.Concat(deltas));
    }

    [Fact]
    public async Task Chat_ByRestGivenUpInMidTurn_IsAnsweredWhenAskedAgain()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Model.Enqueue(new Script { Gate = gate.Task });
        var message = scene.Say("I may hang up.");
        await foreach (var said in scene.User.StreamAsync(message, Cancellation))
        {
            if (said.Name == "ai_delta")
            {
                break;
            }
        }

        gate.SetResult();
        var answer = await scene.User.ChatAsync(message, Cancellation);

        Assert.Equal("Hello there.", answer.Text("message"));
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    [Fact]
    public async Task Chat_AskedAgainWhileItsTraitsAreExtracted_GetsWhatTheFirstCallerGets()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        fixture.Extractor.Enqueue(new Script { Gate = gate.Task });
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await device.JoinAsync(scene.SessionId, after: null, Cancellation);
        var message = scene.Say("Who am I to you?");
        var first = scene.User.ChatAsync(message, Cancellation);
        await device.AwaitAsync("ai_response", Cancellation);

        var again = new List<ApiEvent>();
        await foreach (var told in scene.User.StreamAsync(message, Cancellation))
        {
            again.Add(told);
            if (told.Name == "ai_response")
            {
                gate.SetResult();
            }
        }

        var traits = (await first).Json.GetProperty("traits");
        Assert.Equal(["ai_response", "traits_extracted"], again.Select(told => told.Name));
        Assert.Single(traits.EnumerateArray());
        Assert.Equal(traits.GetRawText(), again[1].Json.GetProperty("traits").GetRawText());
    }
}
