using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>What a persona remembers of a user, and what the user can do about it.</summary>
public sealed class MemoryTests(ApiFixture fixture)
{
    private const string Fact = "I am allergic to walnuts.";
    private const string Question = "Which nuts am I allergic to, do you know?";

    [Fact]
    public async Task Chat_InANewSession_RecallsWhatWasToldInAnother()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);

        var answer = await scene.InNewSession().ChatAsync(Question, Cancellation);

        var memory = answer.Json.GetProperty("memories").EnumerateArray().First();
        Assert.Equal(Fact, memory.GetProperty("text").GetString());
        Assert.Equal("fact", memory.GetProperty("kind").GetString());
        Assert.Equal((1, scene.SessionId), (memory.GetProperty("seq").GetInt64(), memory.GetProperty("sessionId").GetString()));
        Assert.InRange(memory.GetProperty("score").GetDouble(), 0.2, 1);
        Assert.NotEmpty(memory.GetProperty("reasons").EnumerateArray());
        Assert.Contains("allergic to walnuts", answer.Text("message"), StringComparison.OrdinalIgnoreCase);
        Assert.Empty(answer.Json.GetProperty("degraded").EnumerateArray());
    }

    [Fact]
    public async Task Chat_InTheSameSession_LeavesOutWhatThePromptHoldsAnyway()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);

        var answer = await scene.ChatAsync(Question, Cancellation);

        Assert.Empty(answer.Json.GetProperty("memories").EnumerateArray());
    }

    [Fact]
    public async Task Chat_ByAnotherUserOrWithAnotherPersona_RecallsNothingOfIt()
    {
        using var scene = await BeginAsync();
        using var stranger = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);

        var asStranger = await (stranger with { PersonaId = scene.PersonaId }).InNewSession().ChatAsync(Question, Cancellation);
        var toAnother = await (scene with { PersonaId = "keeper" }).InNewSession().ChatAsync(Question, Cancellation);

        Assert.Empty(asStranger.Json.GetProperty("memories").EnumerateArray());
        Assert.Empty(toAnother.Json.GetProperty("memories").EnumerateArray());
    }

    [Fact]
    public async Task Chat_AfterANewerFact_KnowsBothAndWhichHolds()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync("I live in Oslo.", Cancellation);
        await scene.RememberAsync("I live in Bergen.", Cancellation);

        var items = await scene.MemoriesAsync(Cancellation);

        var oslo = items.Single(item => item.GetProperty("text").GetString() == "I live in Oslo.");
        var bergen = items.Single(item => item.GetProperty("text").GetString() == "I live in Bergen.");
        Assert.Equal(bergen.GetProperty("at").GetDateTimeOffset(), oslo.GetProperty("validTo").GetDateTimeOffset());
        Assert.False(bergen.TryGetProperty("validTo", out _));
        Assert.Equal("home", oslo.GetProperty("topic").GetString());
    }

    [Fact]
    public async Task Delete_OneMemory_IsGoneFromListSearchAndTheNextReply()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);
        var id = Assert.Single(await scene.MemoriesAsync(Cancellation)).GetProperty("id").GetString();

        var forgotten = await scene.User.DeleteAsync($"/api/memories/{id}?personaId={scene.PersonaId}", Cancellation);
        var again = await scene.User.DeleteAsync($"/api/memories/{id}?personaId={scene.PersonaId}", Cancellation);
        await scene.SettleAsync(Cancellation);
        await scene.User.PostAsync($"/api/memories/rebuild?personaId={scene.PersonaId}", new { }, Cancellation);
        await scene.SettleAsync(Cancellation);

        Assert.Equal((HttpStatusCode.NoContent, HttpStatusCode.NotFound), (forgotten.Status, again.Status));
        Assert.Empty(await scene.MemoriesAsync(Cancellation));
        Assert.Empty(await scene.MemoriesAsync(Cancellation, "walnuts"));
        var answer = await scene.InNewSession().ChatAsync(Question, Cancellation);
        Assert.Empty(answer.Json.GetProperty("memories").EnumerateArray());
    }

    [Fact]
    public async Task Delete_OfATurn_ForgetsWhatWasSaidInIt()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);
        await scene.RememberAsync("My favourite colour is teal.", Cancellation);

        var answer = await scene.User.DeleteAsync(
            $"/api/memories?personaId={scene.PersonaId}&sessionId={scene.SessionId}&seq=1", Cancellation);

        Assert.Equal(1, answer.Json.GetProperty("forgotten").GetInt32());
        var left = Assert.Single(await scene.MemoriesAsync(Cancellation));
        Assert.Equal("My favourite colour is teal.", left.GetProperty("text").GetString());
    }

    [Fact]
    public async Task Delete_All_AndRebuild_BringsNothingBack()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);

        await scene.User.DeleteAsync($"/api/memories?personaId={scene.PersonaId}", Cancellation);
        await scene.User.PostAsync($"/api/memories/rebuild?personaId={scene.PersonaId}", new { }, Cancellation);
        await scene.SettleAsync(Cancellation);

        Assert.Empty(await scene.MemoriesAsync(Cancellation));
    }

    [Fact]
    public async Task DeleteSession_ForgetsWhatWasSaidInIt()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);

        await scene.User.DeleteAsync(scene.SessionPath, Cancellation);

        Assert.Empty(await scene.MemoriesAsync(Cancellation));
    }

    [Fact]
    public async Task Rebuild_FromTheLog_GivesTheSameMemories()
    {
        using var scene = await BeginAsync();
        string[] texts = [Fact, "I live in Oslo with my dog Freja.", "Thanks!", Fact, "I moved to Bergen, and the sea is loud there."];
        foreach (var text in texts)
        {
            await scene.RememberAsync(text, Cancellation);
        }

        var before = await scene.MemoriesAsync(Cancellation);
        await scene.User.PostAsync($"/api/memories/rebuild?personaId={scene.PersonaId}", new { }, Cancellation);
        await scene.SettleAsync(Cancellation);

        Assert.Equal(before.Select(item => item.GetRawText()), (await scene.MemoriesAsync(Cancellation)).Select(item => item.GetRawText()));
    }

    [Fact]
    public async Task Patch_TextAndPin_IsWhatIsRecalledAndOutlivesARebuild()
    {
        using var scene = await BeginAsync();
        await scene.RememberAsync(Fact, Cancellation);
        var id = Assert.Single(await scene.MemoriesAsync(Cancellation)).GetProperty("id").GetString();

        var edited = await scene.User.PatchAsync(
            $"/api/memories/{id}?personaId={scene.PersonaId}",
            new { text = "I am allergic to hazelnuts.", pinned = true, importance = 0.9 },
            Cancellation);
        await scene.User.PostAsync($"/api/memories/rebuild?personaId={scene.PersonaId}", new { }, Cancellation);
        await scene.SettleAsync(Cancellation);

        Assert.Equal(HttpStatusCode.OK, edited.Status);
        var kept = Assert.Single(await scene.MemoriesAsync(Cancellation));
        Assert.Equal("I am allergic to hazelnuts.", kept.GetProperty("text").GetString());
        Assert.True(kept.GetProperty("pinned").GetBoolean());
        Assert.Equal(0.9, kept.GetProperty("importance").GetDouble());
        Assert.Equal(
            "I am allergic to hazelnuts.", (await scene.MemoriesAsync(Cancellation, "hazelnuts"))[0].GetProperty("text").GetString());
    }

    [Fact]
    public async Task List_InPages_ShowsEachMemoryOnce()
    {
        using var scene = await BeginAsync();
        string[] colours = ["teal", "amber", "crimson", "violet", "ochre"];
        foreach (var colour in colours)
        {
            await scene.RememberAsync($"The door of my {colour} house creaks.", Cancellation);
        }

        var seen = new List<string?>();
        string? cursor = null;
        do
        {
            var page = await scene.User.GetAsync(
                $"/api/memories?personaId={scene.PersonaId}&limit=2" + (cursor is null ? "" : $"&cursor={cursor}"), Cancellation);
            seen.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("id").GetString()));
            cursor = page.Json.TryGetProperty("nextCursor", out var next) ? next.GetString() : null;
        }
        while (cursor is not null);

        Assert.Equal(colours.Length, seen.Distinct().Count());
        Assert.Equal(colours.Length, seen.Count);
    }

    [Fact]
    public async Task List_WhosePagesLastIsForgottenMeanwhile_GoesOnAfterIt()
    {
        using var scene = await BeginAsync();
        foreach (var colour in (string[])["teal", "amber", "crimson"])
        {
            await scene.RememberAsync($"The door of my {colour} house creaks.", Cancellation);
        }

        var first = await scene.User.GetAsync($"/api/memories?personaId={scene.PersonaId}&limit=2", Cancellation);
        var last = first.Json.GetProperty("items")[1].GetProperty("id").GetString();
        await scene.User.DeleteAsync($"/api/memories/{last}?personaId={scene.PersonaId}", Cancellation);
        var second = await scene.User.GetAsync(
            $"/api/memories?personaId={scene.PersonaId}&limit=2&cursor={first.Text("nextCursor")}", Cancellation);

        var item = Assert.Single(second.Json.GetProperty("items").EnumerateArray());
        Assert.Equal("The door of my teal house creaks.", item.GetProperty("text").GetString());
    }

    [Fact]
    public async Task ListPersonas_AfterConversationsAreGone_ShowsWhoStillRemembersAndHowMuch()
    {
        using var scene = await BeginAsync();
        string[] personas = ["keeper", "oracle", "tutor"];
        foreach (var persona in personas)
        {
            await (scene with { PersonaId = persona }).InNewSession().RememberAsync(Fact, Cancellation);
        }

        await scene.User.DeleteAsync("/api/memories?personaId=oracle", Cancellation);
        var first = await scene.User.GetAsync("/api/memories/personas?limit=1", Cancellation);
        var second = await scene.User.GetAsync(
            $"/api/memories/personas?limit=1&cursor={first.Text("nextCursor")}", Cancellation);
        using var stranger = await ApiClient.ForGuestAsync(fixture.Url, Cancellation);
        var toStranger = await stranger.GetAsync("/api/memories/personas", Cancellation);

        Assert.Equal(("keeper", 1), Remembering(first));
        Assert.Equal(("tutor", 1), Remembering(second));
        Assert.False(second.Json.TryGetProperty("nextCursor", out _));
        Assert.Empty(toStranger.Json.GetProperty("items").EnumerateArray());

        static (string?, int) Remembering(ApiAnswer page)
        {
            var item = Assert.Single(page.Json.GetProperty("items").EnumerateArray());
            return (item.GetProperty("personaId").GetString(), item.GetProperty("memories").GetInt32());
        }
    }

    [Theory]
    [InlineData("GET", "/api/memories", null, 400)]
    [InlineData("GET", "/api/memories/personas?cursor=a%20b", null, 400)]
    [InlineData("GET", "/api/memories/personas?limit=101", null, 400)]
    [InlineData("GET", "/api/memories?personaId=a%20b", null, 400)]
    [InlineData("GET", "/api/memories?personaId=tutor&limit=0", null, 400)]
    [InlineData("GET", "/api/memories?personaId=tutor&cursor=x", null, 400)]
    [InlineData("GET", "/api/memories?personaId=tutor&cursor=9223372036854775807,00000000-0000-0000-0000-000000000001", null, 400)]
    [InlineData("POST", "/api/memories/rebuild?personaId=tutor&userId=", null, 400)]
    [InlineData("DELETE", "/api/memories?personaId=tutor&seq=1", null, 400)]
    [InlineData("DELETE", "/api/memories/00000000-0000-0000-0000-000000000001?personaId=tutor", null, 404)]
    [InlineData("PATCH", "/api/memories/00000000-0000-0000-0000-000000000001?personaId=tutor", "{}", 404)]
    [InlineData("PATCH", "/api/memories/00000000-0000-0000-0000-000000000001?personaId=tutor", "{\"importance\":2}", 400)]
    [InlineData("PATCH", "/api/memories/00000000-0000-0000-0000-000000000001?personaId=tutor", "{\"text\":\" \"}", 400)]
    [InlineData("PATCH", "/api/memories/00000000-0000-0000-0000-000000000001?personaId=tutor", "{\"kind\":\"fact\"}", 400)]
    public async Task BadRequest_IsToldWhatIsWrong(string method, string path, string? body, int status)
    {
        using var user = await ApiClient.ForGuestAsync(fixture.Url, Cancellation);

        var answer = await user.SendAsync(method, path, body is null ? null : JsonElement.Parse(body), Cancellation);

        Assert.Equal(status, (int)answer.Status);
        Assert.NotNull(answer.Code);
    }

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
