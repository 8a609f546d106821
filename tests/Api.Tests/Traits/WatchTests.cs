using PersonaUniverse.Auth;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Traits;

public sealed class WatchTests(ApiFixture fixture)
{
    private const int Changes = 100;

    [Fact]
    public async Task Burst_OfAHundredChanges_LeavesEveryWatcherWithTheSame()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var beginning = (await scene.User.GetAsync(scene.PersonaPath, Cancellation)).Json;
        var watchers = new List<HubClient>();
        try
        {
            for (var count = 0; count < 4; count++)
            {
                watchers.Add(await HubClient.ConnectAsync(scene.User, Cancellation));
                await watchers[^1].CallAsync("watch_persona", new { personaId = scene.PersonaId }, Cancellation);
            }

            await TraitBurst.ChangeAsync(scene.PersonaId, Changes, [scene.User], Cancellation);

            var end = (await scene.User.GetAsync(scene.PersonaPath, Cancellation)).Json;
            Assert.Equal(1 + Changes, end.GetProperty("version").GetInt64());
            foreach (var watcher in watchers)
            {
                var versions = await TraitBurst.FollowAsync(watcher, beginning, end, Cancellation);
                Assert.Equal(versions.Order(), versions);
            }
        }
        finally
        {
            foreach (var watcher in watchers)
            {
                await watcher.DisposeAsync();
            }
        }
    }

    [Fact]
    public async Task Change_AfterAnEditThatTouchedNoTrait_IsStillHeard()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var watcher = await HubClient.ConnectAsync(scene.User, Cancellation);
        await watcher.CallAsync("watch_persona", new { personaId = scene.PersonaId }, Cancellation);

        await scene.User.PatchAsync(scene.PersonaPath, new { description = "Another." }, Cancellation);
        await scene.ChangeAsync("set", 0.9, Cancellation);

        var heard = await watcher.AwaitAsync("trait_changed", Cancellation);
        Assert.Equal(3, heard.Json.GetProperty("version").GetInt64());
        Assert.Equal(0.9, heard.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
    }

    [Fact]
    public async Task Change_OfAPersonaThatBecamePrivate_IsHeardByItsOwnerAlone()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var owner = await HubClient.ConnectAsync(scene.User, Cancellation);
        await using var other = await HubClient.ConnectAsync(fixture.Url, TestTokens.For($"user-{Guid.NewGuid():N}"), Cancellation);
        foreach (var watcher in (HubClient[])[owner, other])
        {
            await watcher.CallAsync("watch_persona", new { personaId = scene.PersonaId }, Cancellation);
        }

        await scene.User.PatchAsync(scene.PersonaPath, new { visibility = "private" }, Cancellation);
        await scene.ChangeAsync("set", 0.9, Cancellation);
        await owner.AwaitAsync("trait_changed", Cancellation);

        // What the API had to tell has been told by when it tells this.
        await other.JoinAsync("another", after: null, Cancellation);
        await other.CallAsync("typing", new { sessionId = "another", isTyping = true }, Cancellation);
        await other.AwaitAsync("typing", Cancellation);
        Assert.DoesNotContain(other.Heard, heard => heard.Name == "trait_changed");
    }

    [Fact]
    public async Task Turn_ThatMovedTheSession_TellsItsWatchersTheLiveTraits()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        await using var watcher = await HubClient.ConnectAsync(scene.User, Cancellation);
        await watcher.JoinAsync(scene.SessionId, null, Cancellation);

        await scene.ChatAsync("Do you like the sea?", Cancellation);

        var heard = (await watcher.AwaitAsync("traits_extracted", Cancellation)).Json.GetProperty("live").EnumerateArray()
            .ToDictionary(trait => trait.GetProperty("id").GetString()!, trait => trait.GetProperty("intensity").GetDouble());
        var persona = (await scene.User.GetAsync(scene.PersonaPath, Cancellation)).Json;
        Assert.Equal(TraitBurst.IntensitiesOf(persona).Keys.Order(), heard.Keys.Order());
        Assert.NotEqual(TraitBurst.IntensitiesOf(persona).OrderBy(trait => trait.Key), heard.OrderBy(trait => trait.Key));
    }
}
