using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

public sealed class LayerTests(ApiFixture fixture)
{
    [Fact]
    public async Task Explain_AfterATalk_AddsUpToWhatIsLive()
    {
        using var scene = await BeginAsync();
        await scene.ChatAsync("Good morning, what do you think of rain?", Cancellation);
        await scene.ChatAsync("And of snow? Tell me more, my friend!", Cancellation);

        var explained = (await ExplainAsync(scene, scene.SessionId)).Json;

        Assert.Equal(2, explained.GetProperty("sessionVersion").GetInt64());
        var shifted = 0;
        foreach (var trait in explained.GetProperty("traits").EnumerateArray())
        {
            var layers = trait.GetProperty("layers").EnumerateArray().ToDictionary(layer => layer.GetProperty("layer").GetString()!);
            var sum = layers["persona"].GetProperty("intensity").GetDouble()
                + layers["rapport"].GetProperty("shift").GetDouble()
                + layers["session"].GetProperty("shift").GetDouble();
            Assert.Equal(Math.Clamp(sum, 0, 1), trait.GetProperty("intensity").GetDouble(), 0.006);
            shifted += layers["session"].GetProperty("shift").GetDouble() is 0 ? 0 : 1;
        }

        Assert.True(shifted > 0);
    }

    [Fact]
    public async Task SessionHistory_TellsWhatEachTurnMoved_ToItsOwnerAlone()
    {
        using var scene = await BeginAsync();
        using var stranger = await fixture.GuestAsync(Cancellation);
        await scene.ChatAsync("Do you like the sea?", Cancellation);
        await scene.ChatAsync("And the hills?", Cancellation);

        var path = $"{scene.PersonaPath}/traits/history?sessionId={scene.SessionId}";
        var history = (await scene.User.GetAsync(path, Cancellation)).Json.GetProperty("items").EnumerateArray().ToArray();
        var foreign = await stranger.GetAsync(path, Cancellation);
        var first = (await scene.User.GetAsync(path + "&asOf=1", Cancellation)).Json.GetProperty("asOf");

        Assert.Equal([2L, 1L], history.Select(item => item.GetProperty("version").GetInt64()));
        Assert.All(history, item => Assert.Equal("observed", item.GetProperty("kind").GetString()));
        Assert.Equal(HttpStatusCode.NotFound, foreign.Status);
        Assert.Equal(
            history[1].GetProperty("moves").EnumerateArray()
                .Select(move => (move.GetProperty("traitId").GetString(), move.GetProperty("to").GetDouble()))
                .Order(),
            first.GetProperty("traits").EnumerateObject().Select(trait => ((string?)trait.Name, trait.Value.GetDouble())).Order());
    }

    [Fact]
    public async Task Rapport_IsHeardOfInAnotherSession_AndByNobodyElse()
    {
        using var scene = await BeginAsync();
        using var stranger = await fixture.GuestAsync(Cancellation);
        await scene.ChatAsync("Do you like the sea?", Cancellation);
        await scene.ChatAsync("I do, very much!", Cancellation);

        await AwaitRapportAsync(scene, 2);
        var elsewhere = (await ExplainAsync(scene.InNewSession(), "another")).Json;
        var others = (await stranger.GetAsync($"{scene.PersonaPath}/traits/explain", Cancellation)).Json;

        Assert.Equal(2, elsewhere.GetProperty("rapportVersion").GetInt64());
        Assert.Equal(0, elsewhere.GetProperty("sessionVersion").GetInt64());
        Assert.Contains(Shifts(elsewhere, "rapport"), shift => shift is not 0);
        Assert.Equal(0, others.GetProperty("rapportVersion").GetInt64());
        Assert.All(Shifts(others, "rapport"), shift => Assert.Equal(0, shift));
        Assert.Equal(new long[] { 2, 1 }, await RapportHistoryAsync(scene.User, scene));
        Assert.Empty(await RapportHistoryAsync(stranger, scene));
    }

    [Fact]
    public async Task Session_ThatWasDeleted_LeavesNoLayer()
    {
        using var scene = await BeginAsync();
        await scene.ChatAsync("Do you like the sea?", Cancellation);

        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        var explained = (await ExplainAsync(scene, scene.SessionId)).Json;
        Assert.Equal(0, explained.GetProperty("sessionVersion").GetInt64());
        Assert.All(Shifts(explained, "session"), shift => Assert.Equal(0, shift));
    }

    private static IEnumerable<double> Shifts(JsonElement explained, string layer)
        => explained.GetProperty("traits").EnumerateArray()
            .SelectMany(trait => trait.GetProperty("layers").EnumerateArray())
            .Where(one => one.GetProperty("layer").GetString() == layer)
            .Select(one => one.GetProperty("shift").GetDouble());

    private static async Task<long[]> RapportHistoryAsync(ApiClient user, Scene scene)
        => [.. (await user.GetAsync($"{scene.PersonaPath}/traits/rapport", Cancellation)).Json.GetProperty("items").EnumerateArray()
            .Select(item => item.GetProperty("version").GetInt64())];

    private static Task<ApiAnswer> ExplainAsync(Scene scene, string sessionId)
        => scene.User.GetAsync($"{scene.PersonaPath}/traits/explain?sessionId={sessionId}", Cancellation);

    // The rapport hears of a turn after the reply.
    private static Task AwaitRapportAsync(Scene scene, long version)
        => Poll.UntilAsync(
            async () => (await scene.User.GetAsync($"{scene.PersonaPath}/traits/explain", Cancellation))
                .Json.GetProperty("rapportVersion").GetInt64() >= version,
            TestTimeouts.Default,
            Cancellation);

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
