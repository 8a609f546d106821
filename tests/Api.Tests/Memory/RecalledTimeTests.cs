namespace PersonaUniverse.Memory;

/// <summary>Clients are told all times in UTC, also those of memories whose user lives elsewhere by the clock.</summary>
public sealed class RecalledTimeTests(ApiFixture fixture)
{
    [Fact]
    public async Task Recall_ForAUserOfAnotherTimeZone_TellsTimesInUtc()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await scene.User.PutAsync(
            "/api/users/me/preferences", new Dictionary<string, string> { ["timezone"] = "Asia/Tokyo" }, Cancellation);
        await scene.RememberAsync("I am allergic to walnuts.", Cancellation);

        var session = scene.InNewSession();
        var reply = await session.ChatAsync("Which nuts am I allergic to, do you know?", Cancellation);
        var history = await session.HistoryAsync(Cancellation);
        var found = await scene.MemoriesAsync(Cancellation, "walnuts");

        var recalled = reply.Json.GetProperty("memories")[0];
        var kept = history[0].GetProperty("memories")[0];
        Assert.All([recalled, kept, found[0]], memory => Assert.EndsWith("+00:00", memory.GetProperty("at").GetString()));
    }
}
