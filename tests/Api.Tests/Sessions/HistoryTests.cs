using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Sessions;

public sealed class HistoryTests(ApiFixture fixture)
{
    [Fact]
    public async Task Messages_ArePagedNewestFirst()
    {
        using var scene = await BeginAsync();
        foreach (var text in new[] { "one", "two", "three", "four", "five" })
        {
            await scene.ChatAsync(text, Cancellation);
        }

        var texts = new List<string?>();
        var sizes = new List<int>();
        long? before = null;
        do
        {
            var older = before is null ? "" : $"&before={before}";
            var page = await scene.User.GetAsync($"{scene.SessionPath}/messages?limit=2{older}", Cancellation);
            var items = page.Json.GetProperty("items").EnumerateArray().ToList();
            sizes.Add(items.Count);
            texts.AddRange(items.Select(item => item.GetProperty("userMessage").GetString()));
            before = page.Json.TryGetProperty("nextBefore", out var next) ? next.GetInt64() : null;
        }
        while (before is not null);

        Assert.Equal(["five", "four", "three", "two", "one"], texts);
        Assert.Equal([2, 2, 1], sizes);
    }

    [Fact]
    public async Task Messages_TellTheTurnAsItWasAnswered()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("Remember this.");
        var answer = await scene.User.ChatAsync(message, Cancellation);

        var turn = Assert.Single(await scene.HistoryAsync(Cancellation));

        Assert.Equal(answer.Text("message"), turn.GetProperty("aiResponse").GetString());
        foreach (var member in new[] { "seq", "personaId", "clientMessageId", "createdAt", "traits", "model", "degraded" })
        {
            Assert.Equal(answer.Json.GetProperty(member).GetRawText(), turn.GetProperty(member).GetRawText());
        }
    }

    [Fact]
    public async Task Session_IsListedAndDescribed()
    {
        using var scene = await BeginAsync();
        await scene.ChatAsync("What shall we call this?", Cancellation);
        await scene.ChatAsync("Never mind.", Cancellation);

        var one = await scene.User.GetAsync(scene.SessionPath, Cancellation);
        var list = await scene.User.GetAsync("/api/sessions", Cancellation);

        Assert.Equal(scene.SessionId, one.Text("id"));
        Assert.Equal(2, one.Json.GetProperty("turns").GetInt64());
        Assert.Equal([scene.PersonaId], one.Json.GetProperty("personaIds").EnumerateArray().Select(id => id.GetString()));
        Assert.StartsWith("What shall we", one.Text("title"), StringComparison.Ordinal);
        var listed = Assert.Single(list.Json.GetProperty("items").EnumerateArray());
        Assert.True(JsonElement.DeepEquals(one.Json, listed));
    }

    [Fact]
    public async Task Sessions_ArePagedLastSpokenInFirst()
    {
        using var scene = await BeginAsync();
        var ids = new[] { "a", "b", "c" };
        foreach (var id in ids)
        {
            await scene.User.ChatAsync(scene.Say("Hi.") with { SessionId = id }, Cancellation);
        }

        var first = await scene.User.GetAsync("/api/sessions?limit=2", Cancellation);
        var rest = await scene.User.GetAsync($"/api/sessions?limit=2&cursor={first.Text("nextCursor")}", Cancellation);

        Assert.Equal(["c", "b"], Ids(first));
        Assert.Equal(["a"], Ids(rest));
        Assert.False(rest.Json.TryGetProperty("nextCursor", out _));
    }

    [Fact]
    public async Task Delete_LeavesNothing()
    {
        using var scene = await BeginAsync();
        await scene.ChatAsync("Forget me.", Cancellation);

        var deleted = await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        Assert.Equal(HttpStatusCode.NoContent, deleted.Status);
        foreach (var path in new[] { scene.SessionPath, $"{scene.SessionPath}/messages" })
        {
            var gone = await scene.User.GetAsync(path, Cancellation);
            Assert.Equal((HttpStatusCode.NotFound, "session_unknown"), (gone.Status, gone.Code));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await scene.User.DeleteAsync(scene.SessionPath, Cancellation)).Status);
        Assert.Empty((await scene.User.GetAsync("/api/sessions", Cancellation)).Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Delete_ThenTheSameIdAgain_BeginsAnew()
    {
        using var scene = await BeginAsync();
        var message = scene.Say("First life.");
        await scene.User.ChatAsync(message, Cancellation);
        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        var answer = await scene.User.ChatAsync(message with { Message = "Second life." }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var turn = Assert.Single(await scene.HistoryAsync(Cancellation));
        Assert.Equal("Second life.", turn.GetProperty("userMessage").GetString());
    }

    private static IEnumerable<string?> Ids(ApiAnswer page)
        => page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString());

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
