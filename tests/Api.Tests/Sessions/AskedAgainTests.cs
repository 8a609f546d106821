using PersonaUniverse.ModelStandIn;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

/// <summary>What a client hears that asks once more, under the same id, for a turn that runs.</summary>
[Collection(ScriptedFixture.Name)]
public sealed class AskedAgainTests(ScriptedFixture fixture)
{
    private readonly TaskCompletionSource _goOn = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [Fact]
    public async Task Chat_InMidTurn_IsStreamedFromTheTurnsBeginning()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Count to two.");
        await using var first = scene.User.StreamAsync(message, Cancellation).GetAsyncEnumerator(Cancellation);
        var piece = await first.MoveNextAsync() && await first.MoveNextAsync();

        await using var again = scene.User.StreamAsync(message, Cancellation).GetAsyncEnumerator(Cancellation);
        Assert.True(piece && await again.MoveNextAsync() && again.Current.Is("turn_started", message.ClientMessageId));
        _goOn.SetResult();
        var heard = new List<ApiEvent>();
        while (await again.MoveNextAsync())
        {
            heard.Add(again.Current);
        }

        Assert.Equal(["ai_delta", "ai_response", "traits_extracted"], heard.Select(told => told.Name).Distinct());
        Assert.Equal("One two", string.Concat(heard.Where(told => told.Name == "ai_delta").Select(told => told.Text("text"))));
    }

    [Fact]
    public async Task Completion_InMidTurn_IsStreamedFromTheTurnsBeginning()
    {
        using var scene = await BeginAsync();
        var question = new
        {
            model = scene.PersonaId,
            messages = new[] { new { role = "user", content = "Count to two." } },
            stream = true,
            user = scene.SessionId,
        };
        using var first = await scene.User.BeginStreamAsync(question, Cancellation, idempotencyKey: "count");

        using var again = await scene.User.BeginStreamAsync(question, Cancellation, idempotencyKey: "count");
        _goOn.SetResult();
        var chunks = OpenAiDoor.Chunks(await again.Content.ReadAsStringAsync(Cancellation));

        Assert.Equal("One two", OpenAiDoor.TextOf(chunks));
        Assert.Single(await scene.HistoryAsync(Cancellation));
    }

    private async Task<Scene> BeginAsync()
    {
        var scene = await fixture.BeginAsync(Cancellation);
        fixture.Model.Enqueue(new Script { Chunks = ["One", " two"], Gate = _goOn.Task });
        return scene;
    }
}
