using System.Net.Http.Json;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Memory;

/// <summary>Qdrant is killed under load, and comes back.</summary>
public sealed class QdrantOutageTests
{
    private const int Users = 10;
    private const int TurnsBefore = 15;
    private const int TurnsDuring = 20;
    private const int TurnsAfter = 15;

    [Fact]
    public async Task Kill_InMidLoad_EveryTurnIsAnsweredAndNothingIsMissingAfterwards()
    {
        await using var qdrant = new QdrantServer();
        await qdrant.StartAsync();
        await using var api = await ApiProcess.StartAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>
                {
                    ["ConnectionStrings:Qdrant"] = qdrant.Url,
                    ["Qdrant:BreakDuration"] = "00:00:00.500",

                    // What is away is refused at once; what is only slow on a busy machine shall not count as away.
                    ["Qdrant:SearchTimeout"] = "00:00:05",
                    ["Sessions:RecallBudget"] = "00:00:10",
                    ["Sessions:FirstRecallBudget"] = "00:00:10",
                    ["Memory:RetryPause"] = "00:00:00.100",
                    ["RateLimits:Enabled"] = "false",
                },
            },
            cancellationToken: Cancellation);
        var scenes = await Task.WhenAll(Enumerable.Range(0, Users).Select(_ => Scene.BeginAsync(api.Url, Cancellation)));

        await TalkAsync(scenes, 0, TurnsBefore);
        await qdrant.CrashAsync();
        var during = await TalkAsync(scenes, TurnsBefore, TurnsDuring);
        await qdrant.StartAsync();
        await TalkAsync(scenes, TurnsBefore + TurnsDuring, TurnsAfter);
        await Task.WhenAll(scenes.Select(scene => scene.SettleAsync(Cancellation)));

        Assert.All(during, answer => Assert.Equal(["memory"], Degraded(answer)));
        foreach (var scene in scenes)
        {
            var last = await scene.InNewSession().ChatAsync("What is in box 18?", Cancellation);
            Assert.Empty(Degraded(last));
            Assert.Contains("box 18", last.Json.GetProperty("memories").EnumerateArray().First().GetProperty("text").GetString());

            var health = await scene.HealthAsync(Cancellation);
            Assert.Equal(0, health.GetProperty("deadLettered").GetInt32());
            Assert.Equal(TurnsBefore + TurnsDuring + TurnsAfter, health.GetProperty("memories").GetInt32());
            scene.Dispose();
        }

        Assert.Equal(Users * (TurnsBefore + TurnsDuring + TurnsAfter), await CountPointsAsync(qdrant));
    }

    private static async Task<IReadOnlyList<ApiAnswer>> TalkAsync(Scene[] scenes, int from, int turns)
    {
        var answers = await Task.WhenAll(scenes.Select(async scene =>
        {
            var heard = new List<ApiAnswer>();
            for (var turn = from; turn < from + turns; turn++)
            {
                heard.Add(await scene.ChatAsync($"I put my {Thing(turn)} into box {turn} tonight.", Cancellation));
            }

            return heard;
        }));
        return [.. answers.SelectMany(heard => heard)];
    }

    // Unlike one another, or they would be taken for copies.
    private static string Thing(int turn)
    {
        string[] colours = ["teal", "amber", "crimson", "violet", "ochre", "silver", "indigo"];
        string[] things = ["lantern", "compass", "violin", "kettle", "ledger", "telescope", "anchor", "harp"];
        return $"{colours[turn % colours.Length]} {things[turn % things.Length]}";
    }

    private static IEnumerable<string?> Degraded(ApiAnswer answer)
        => answer.Json.GetProperty("degraded").EnumerateArray().Select(what => what.GetString());

    private static async Task<int> CountPointsAsync(QdrantServer server)
    {
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var list = await http.GetFromJsonAsync<JsonElement>("/collections", Cancellation);
        var collections = list.GetProperty("result").GetProperty("collections").EnumerateArray();
        var collection = Assert.Single(collections).GetProperty("name").GetString();
        var answer = await http.PostAsJsonAsync($"/collections/{collection}/points/count", new { exact = true }, Cancellation);
        return (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("result").GetProperty("count").GetInt32();
    }
}
