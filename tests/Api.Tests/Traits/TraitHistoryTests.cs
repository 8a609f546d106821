using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

public sealed class TraitHistoryTests(ApiFixture fixture)
{
    [Fact]
    public async Task History_AfterChanges_TellsEachWithItsValues()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("set", 0.8, Cancellation);
        await scene.ChangeAsync("add", 0.25, Cancellation, "patience");

        var history = await HistoryAsync(scene);

        Assert.Equal([3L, 2L, 1L], history.Select(item => item.GetProperty("version").GetInt64()));
        Assert.Equal(["changed", "changed", "begun"], history.Select(item => item.GetProperty("kind").GetString()));
        Assert.Equal(["add", "set"], history.Take(2).Select(item => item.GetProperty("reason").GetString()));
        Assert.All(history.Take(2), item => Assert.Equal(scene.User.UserId, item.GetProperty("actor").GetString()));
        var move = Assert.Single(history[1].GetProperty("moves").EnumerateArray());
        Assert.Equal((Scene.TraitId, 0.5, 0.8), (Text(move, "traitId"), Number(move, "from"), Number(move, "to")));
        var added = Assert.Single(history[0].GetProperty("moves").EnumerateArray());
        Assert.Equal(0.25, Number(added, "to"));
        Assert.False(added.TryGetProperty("from", out _));
    }

    [Fact]
    public async Task History_InPages_LeavesNothingOut()
    {
        using var scene = await BeginAsync();
        for (var step = 1; step <= 5; step++)
        {
            await scene.ChangeAsync("set", step / 10.0, Cancellation);
        }

        var versions = new List<long>();
        long? before = null;
        do
        {
            var page = await GetAsync(scene, $"history?limit=2{(before is { } at ? $"&before={at}" : "")}");
            versions.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(item => item.GetProperty("version").GetInt64()));
            before = page.Json.TryGetProperty("nextBefore", out var next) ? next.GetInt64() : null;
        }
        while (before is not null);

        Assert.Equal([6L, 5L, 4L, 3L, 2L, 1L], versions);
    }

    [Fact]
    public async Task Rollback_ToAnyVersion_EqualsAsOfThatVersion()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("set", 0.93, Cancellation);
        await scene.ChangeAsync("add", 0.25, Cancellation, "patience");
        await scene.ChangeAsync("set", 0.11, Cancellation, "warmth");
        await scene.ChangeAsync("set", 0.6, Cancellation, "patience");
        await scene.ChangeAsync("remove", null, Cancellation, "patience");
        await scene.ChangeAsync("reset", null, Cancellation);

        for (var version = 1; version <= 7; version++)
        {
            var past = (await GetAsync(scene, $"history?asOf={version}")).Json.GetProperty("asOf").GetProperty("traits");
            var answer = await scene.User.PostAsync($"{scene.PersonaPath}/traits/rollback", new { version }, Cancellation);

            Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
            Assert.Equal(7 + version, answer.Json.GetProperty("version").GetInt64());
            Assert.Equal(
                past.EnumerateObject().Select(trait => (trait.Name, trait.Value.GetDouble())).Order(),
                answer.Json.GetProperty("traits").EnumerateArray()
                    .Select(trait => (Text(trait, "id"), Number(trait, "intensity")))
                    .Order());
        }
    }

    [Fact]
    public async Task PersonaUnderAReusedId_HasNothingOfItsPredecessors()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("add", 0.25, Cancellation, "patience");
        var then = Uri.EscapeDataString((await HistoryAsync(scene))[0].GetProperty("at").GetString()!);
        await scene.User.PatchAsync(scene.PersonaPath, new { description = "The predecessor's." }, Cancellation);
        await scene.User.DeleteAsync(scene.PersonaPath, Cancellation);
        await scene.User.PostAsync("/api/personas", new { id = scene.PersonaId, name = "Next", description = "Another." }, Cancellation);
        await scene.ChangeAsync("set", 0.4, Cancellation, "warmth");

        var history = await HistoryAsync(scene);
        var page = await GetAsync(scene, "history?limit=2");
        var before = await GetAsync(scene, "history?before=3");
        var asOf = await Task.WhenAll(GetAsync(scene, "history?asOf=2"), GetAsync(scene, $"history?asOf={then}"));
        var rollback = await scene.User.PostAsync($"{scene.PersonaPath}/traits/rollback", new { version = 2 }, Cancellation);
        var begun = await scene.User.PostAsync($"{scene.PersonaPath}/traits/rollback", new { version = 5 }, Cancellation);
        var versions = await scene.User.GetAsync($"{scene.PersonaPath}/versions", Cancellation);

        Assert.Equal(
            [(6L, "changed"), (5L, "begun")],
            history.Select(item => (item.GetProperty("version").GetInt64(), Text(item, "kind"))));
        Assert.False(page.Json.TryGetProperty("nextBefore", out _));
        Assert.Equal(0, before.Json.GetProperty("items").GetArrayLength());
        Assert.All([.. asOf, rollback], answer => Assert.Equal((HttpStatusCode.NotFound, "version_unknown"), (answer.Status, answer.Code)));
        Assert.Equal(HttpStatusCode.OK, begun.Status);
        Assert.DoesNotContain("predecessor", versions.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task AsOf_ATime_TellsWhatWasThen()
    {
        using var scene = await BeginAsync();
        await scene.ChangeAsync("set", 0.7, Cancellation);
        var history = await HistoryAsync(scene);
        await scene.ChangeAsync("set", 0.2, Cancellation);

        var then = Uri.EscapeDataString(history[0].GetProperty("at").GetString()!);
        var past = (await GetAsync(scene, $"history?asOf={then}")).Json.GetProperty("asOf");

        Assert.Equal(2, past.GetProperty("version").GetInt64());
        Assert.Equal(0.7, past.GetProperty("traits").GetProperty(Scene.TraitId).GetDouble());
    }

    [Theory]
    [InlineData("history?asOf=99", "version_unknown", HttpStatusCode.NotFound)]
    [InlineData("history?asOf=2020-01-01", "version_unknown", HttpStatusCode.NotFound)]
    [InlineData("history?asOf=soon", "invalid_input", HttpStatusCode.BadRequest)]
    [InlineData("history?limit=0", "invalid_input", HttpStatusCode.BadRequest)]
    [InlineData("history?sessionId=nowhere", "session_unknown", HttpStatusCode.NotFound)]
    [InlineData("explain?sessionId=a%20b", "invalid_input", HttpStatusCode.BadRequest)]
    public async Task Get_WhatIsNotThere_IsToldSo(string path, string code, HttpStatusCode status)
    {
        using var scene = await BeginAsync();

        var answer = await GetAsync(scene, path);

        Assert.Equal((status, code), (answer.Status, answer.Code));
    }

    [Theory]
    [InlineData("""{"version":0}""", HttpStatusCode.BadRequest)]
    [InlineData("""{}""", HttpStatusCode.BadRequest)]
    [InlineData("""{"version":2}""", HttpStatusCode.NotFound)]
    public async Task Rollback_OfNoVersion_ChangesNothing(string body, HttpStatusCode status)
    {
        using var scene = await BeginAsync();

        var answer = await scene.User.PostAsync($"{scene.PersonaPath}/traits/rollback", body, Cancellation);

        Assert.Equal(status, answer.Status);
        Assert.Single(await HistoryAsync(scene));
    }

    [Fact]
    public async Task Strangers_SeeWhatMovedButNotWhoDidIt_AndOfAPrivatePersonaNothing()
    {
        using var scene = await BeginAsync();
        using var stranger = fixture.PlainUser();
        await scene.ChangeAsync("set", 0.8, Cancellation);

        var history = await stranger.GetAsync($"{scene.PersonaPath}/traits/history", Cancellation);
        var rollback = await stranger.PostAsync($"{scene.PersonaPath}/traits/rollback", new { version = 1 }, Cancellation);
        await scene.User.PatchAsync(scene.PersonaPath, new { visibility = "private" }, Cancellation);
        var hidden = await stranger.GetAsync($"{scene.PersonaPath}/traits/history", Cancellation);
        var asOf = await stranger.GetAsync($"{scene.PersonaPath}/traits/history?asOf=1", Cancellation);
        var explained = await stranger.GetAsync($"{scene.PersonaPath}/traits/explain", Cancellation);

        Assert.Equal(HttpStatusCode.OK, history.Status);
        Assert.DoesNotContain(scene.User.UserId, history.Body, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, rollback.Status);
        Assert.All(
            [hidden, asOf, explained],
            answer => Assert.Equal((HttpStatusCode.NotFound, "persona_unknown"), (answer.Status, answer.Code)));
    }

    private static string Text(JsonElement item, string name) => item.GetProperty(name).GetString()!;

    private static double Number(JsonElement item, string name) => item.GetProperty(name).GetDouble();

    private static Task<ApiAnswer> GetAsync(Scene scene, string path)
        => scene.User.GetAsync($"{scene.PersonaPath}/traits/{path}", Cancellation);

    private static async Task<JsonElement[]> HistoryAsync(Scene scene)
        => [.. (await GetAsync(scene, "history")).Json.GetProperty("items").EnumerateArray()];

    private Task<Scene> BeginAsync() => fixture.BeginAsync(Cancellation);
}
