using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>Traits over two APIs and three silos.</summary>
[Collection(LocalCluster.OneAtATime)]
public sealed class TraitTests(LocalCluster cluster)
{
    private const int Changes = 100;
    private const int Turns = 100;

    [Fact]
    public async Task Burst_ThroughBothApis_LeavesEveryWatcherWithTheSame()
    {
        using var near = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var far = await ApiClient.ForGuestAsync(cluster.Api(2), Cancellation);
        var personaId = await CreateAsync(near);
        var path = $"/api/personas/{personaId}";
        var beginning = (await near.GetAsync(path, Cancellation)).Json;
        await using var first = await HubClient.ConnectAsync(near, Cancellation);
        await using var second = await HubClient.ConnectAsync(far, Cancellation);
        await using var third = await HubClient.ConnectAsync(far, Cancellation);
        HubClient[] watchers = [first, second, third];
        foreach (var watcher in watchers)
        {
            await watcher.CallAsync("watch_persona", new { personaId }, Cancellation);
        }

        using var admin = new ApiClient(cluster.Api(2), near.Token, near.UserId);
        await TraitBurst.ChangeAsync(personaId, Changes, [near, admin], Cancellation);

        var end = (await far.GetAsync(path, Cancellation)).Json;
        Assert.Equal(1 + Changes, end.GetProperty("version").GetInt64());
        foreach (var watcher in watchers)
        {
            var versions = await TraitBurst.FollowAsync(watcher, beginning, end, Cancellation);
            Assert.Equal(versions.Order(), versions);
        }
    }

    [Fact]
    public async Task Receipts_OfAHundredTurns_AreByteForByteWhatTheModelGot()
    {
        using var near = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var far = new ApiClient(cluster.Api(2), near.Token, near.UserId);
        var personaId = await CreateAsync(near);
        var sessionId = $"s-{Guid.NewGuid():N}";
        var given = new List<RecordedRequest>();
        for (var turn = 1; turn <= Turns; turn++)
        {
            var said = $"Turn {turn} of {sessionId}.";
            var answer = await (turn % 2 == 0 ? near : far).ChatAsync(new ChatMessage(personaId, sessionId, said), Cancellation);
            Assert.True((int)answer.Status == 200, answer.Body);
            given.Add(await cluster.Model.TakeAsync(said, Cancellation));
        }

        for (var turn = 1; turn <= Turns; turn++)
        {
            var receipt = await (turn % 2 == 0 ? far : near).GetAsync($"/api/sessions/{sessionId}/messages/{turn}/receipt", Cancellation);
            Assert.True((int)receipt.Status == 200, receipt.Body);
            var told = receipt.Json.GetProperty("prompt").GetProperty("messages").EnumerateArray();
            Assert.Equal(
                given[turn - 1].Json.GetProperty("messages").EnumerateArray()
                    .Select(message => RecordedRequest.TextOf(message.GetProperty("content"))),
                told.Select(message => message.GetProperty("text").GetString()));
        }
    }

    private static async Task<string> CreateAsync(ApiClient owner)
    {
        var personaId = $"p-{Guid.NewGuid():N}";
        var created = await owner.PostAsync(
            "/api/personas", new { id = personaId, name = "Ada", description = "A test's own persona." }, Cancellation);
        Assert.True((int)created.Status == 201, created.Body);
        return personaId;
    }
}
