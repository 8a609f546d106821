using System.Collections.Concurrent;
using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse;

/// <summary>What users lose when parts of the cluster die: nothing that was acknowledged.</summary>
[Collection(LocalCluster.OneAtATime)]
public sealed class FailureTests(LocalCluster cluster)
{
    private const int Users = 8;
    private const int Kills = 5;
    private const int MinTurns = 200;
    private const int Attempts = 150;

    [Fact]
    public async Task Silos_KilledInMidConversation_LoseNoAcknowledgedTurnAndRepeatNone()
    {
        var acknowledged = new ConcurrentDictionary<string, (int User, string Reply)>();
        var users = await Task.WhenAll(
            Enumerable.Range(0, Users).Select(_ => ApiClient.ForGuestAsync(cluster.Url, Cancellation)));
        using var killed = new CancellationTokenSource();

        var talking = users.Select((user, i) => TalkAsync(user, i, acknowledged, killed.Token)).ToArray();
        for (var kill = 0; kill < Kills; kill++)
        {
            var silo = $"silo-{(kill % 3) + 1}";
            await MoreTurnsAsync(acknowledged, Users, talking);
            await cluster.RunAsync("kill", silo);
            await MoreTurnsAsync(acknowledged, Users, talking);
            await cluster.RunAsync("start", silo);
        }

        await killed.CancelAsync();
        await Task.WhenAll(talking);

        Assert.True(acknowledged.Count >= MinTurns, $"Only {acknowledged.Count} turns were acknowledged.");
        for (var i = 0; i < Users; i++)
        {
            var stored = await HistoryAsync(users[i]);
            var expected = acknowledged.Where(turn => turn.Value.User == i).ToDictionary(turn => turn.Key, turn => turn.Value.Reply);
            Assert.Equal(stored.Count, stored.DistinctBy(turn => turn.Id).Count());
            Assert.All(expected, turn => Assert.Contains(stored, kept => kept.Id == turn.Key && kept.Reply == turn.Value));
            users[i].Dispose();
        }
    }

    [Fact]
    public async Task Silos_KilledInTurn_WhatWasToldIsRecalledByTheOthers()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var device = new ApiClient(cluster.Api(2), user.Token, user.UserId);
        await user.ChatAsync(new ChatMessage("tutor", "told", "I am allergic to walnuts."), Cancellation);
        await user.SettleAsync("tutor", Cancellation);

        // One of the three held the memory.
        for (var number = 1; number <= 3; number++)
        {
            await cluster.RunAsync("kill", $"silo-{number}");
            var recalled = await RecallAsync(device, $"asked-{number}", "Which nuts am I allergic to, do you know?");
            await cluster.RunAsync("start", $"silo-{number}");

            Assert.Contains("I am allergic to walnuts.", recalled);
        }
    }

    [Fact]
    public async Task Silos_AllKilledInMidTurn_TheCallerIsToldAndMayAskAgain()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        using var device = new ApiClient(cluster.Api(2), user.Token, user.UserId);
        var gate = new TaskCompletionSource();
        var usual = cluster.Model.Default;
        cluster.Model.Default = usual with { Gate = gate.Task };
        var message = new ChatMessage("tutor", "all-gone", "Is anybody there?");
        var asking = user.ChatAsync(message, Cancellation);
        await cluster.Model.TakeAsync(message.Message, Cancellation);

        string[] silos = ["silo-1", "silo-2", "silo-3"];
        await Task.WhenAll(silos.Select(silo => cluster.RunAsync("kill", silo)));
        var told = await asking;

        // Not before: one that dies last may have taken the turn up from another, and must not have it answered.
        cluster.Model.Default = usual;
        gate.SetResult();
        await Task.WhenAll(silos.Select(silo => cluster.RunAsync("start", silo)));
        var answer = await SayUntilHeardAsync(user, message);

        // The other API finds the silos again by itself, and the next test needs both.
        var same = await SayUntilHeardAsync(device, message);

        Assert.Equal((HttpStatusCode.ServiceUnavailable, "cluster_unavailable"), (told.Status, told.Code));
        Assert.NotNull(told.Headers.RetryAfter);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(answer.Text("message"), same.Text("message"));
    }

    [Fact]
    public async Task Redis_Killed_ChatGoesOn()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        await cluster.RunAsync("kill", "redis");
        try
        {
            var answer = await user.ChatAsync(new ChatMessage("tutor", "no-redis", "Still there?"), Cancellation);

            Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
        }
        finally
        {
            await cluster.RunAsync("start", "redis");
        }
    }

    [Fact]
    public async Task Redis_Killed_NewConnectionsHearTheirReplies()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        await cluster.RunAsync("kill", "redis");
        try
        {
            await using var device = await HubClient.ConnectAsync(user, Cancellation);
            await device.ChatAsync(new ChatMessage("tutor", "new-without-redis", "Anybody in?"), Cancellation);

            await device.AwaitAsync("ai_response", Cancellation);
        }
        finally
        {
            await cluster.RunAsync("start", "redis");
        }
    }

    [Fact]
    public async Task Redis_Killed_TraitChangesReachThoseWhoWatch()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(1), Cancellation);
        var personaId = $"p-{Guid.NewGuid():N}";
        await user.PostAsync("/api/personas", new { id = personaId, name = "Ada", description = "A test's own." }, Cancellation);
        await using var watcher = await HubClient.ConnectAsync(user, Cancellation);
        await watcher.CallAsync("watch_persona", new { personaId }, Cancellation);
        await cluster.RunAsync("kill", "redis");
        try
        {
            var change = new { personaId, traitId = "curiosity", action = "set", intensity = 0.9 };
            var changed = await user.PutAsync("/api/personality", change, Cancellation);
            var told = await watcher.AwaitAsync("trait_changed", Cancellation);
            await watcher.CallAsync("watch_persona", new { personaId }, Cancellation);

            Assert.True(changed.Status is HttpStatusCode.OK, changed.Body);
            Assert.Equal(0.9, told.Json.GetProperty("trait").GetProperty("intensity").GetDouble());
        }
        finally
        {
            await cluster.RunAsync("start", "redis");
        }
    }

    [Fact]
    public async Task Postgres_Killed_NothingIsAcknowledgedUntilItIsBack()
    {
        using var user = await ApiClient.ForGuestAsync(cluster.Api(2), Cancellation);
        await user.ChatAsync(new ChatMessage("tutor", "no-postgres", "Before."), Cancellation);
        var message = new ChatMessage("tutor", "no-postgres", "During.");

        await cluster.RunAsync("kill", "postgres");
        ApiAnswer refused;
        try
        {
            refused = await user.ChatAsync(message, Cancellation);
        }
        finally
        {
            await cluster.RunAsync("start", "postgres");
        }

        var answer = await SayUntilHeardAsync(user, message);
        var stored = (await user.GetAsync("/api/sessions/no-postgres/messages", Cancellation)).Json.GetProperty("items");

        Assert.Equal(HttpStatusCode.ServiceUnavailable, refused.Status);
        Assert.NotNull(refused.Headers.RetryAfter);
        Assert.NotNull(refused.Code);
        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(2, stored.GetArrayLength());
    }

    /// <summary>Says one thing after another; what meets a failure is said again under the same id, as a careful client does.</summary>
    private static async Task TalkAsync(
        ApiClient user, int number, ConcurrentDictionary<string, (int User, string Reply)> acknowledged, CancellationToken killed)
    {
        while (!killed.IsCancellationRequested)
        {
            var message = new ChatMessage("tutor", "long", $"And then, {Guid.NewGuid():N}?");
            var answer = await SayUntilHeardAsync(user, message);
            acknowledged[message.ClientMessageId] = (number, answer.Text("message")!);
        }
    }

    private static Task<ApiAnswer> SayUntilHeardAsync(ApiClient user, ChatMessage message)
        => UntilHeardAsync(() => user.ChatAsync(message, Cancellation));

    /// <summary>Asks again what the cluster is not up to just now.</summary>
    private static async Task<ApiAnswer> UntilHeardAsync(Func<Task<ApiAnswer>> ask)
    {
        using var retries = new PeriodicTimer(TimeSpan.FromMilliseconds(200));
        for (var attempt = 0; attempt < Attempts; attempt++)
        {
            var answer = await ask();
            if (answer.Status == HttpStatusCode.OK)
            {
                return answer;
            }

            Assert.True((int)answer.Status is >= 500 or 429, $"Refused for good: {answer.Status} {answer.Body}");
            await retries.WaitForNextTickAsync(Cancellation);
        }

        throw new TimeoutException("The cluster did not come back.");
    }

    /// <summary>Asks in a new session, again while the memory has no silo, as replies say themselves.</summary>
    private static async Task<IEnumerable<string?>> RecallAsync(ApiClient user, string session, string question)
    {
        for (var attempt = 0; ; attempt++)
        {
            var answer = await SayUntilHeardAsync(user, new ChatMessage("tutor", $"{session}-{attempt}", question));
            if (attempt == Attempts || answer.Json.GetProperty("degraded").GetArrayLength() == 0)
            {
                return answer.Json.GetProperty("memories").EnumerateArray().Select(memory => memory.GetProperty("text").GetString());
            }
        }
    }

    /// <summary>Awaits so many further acknowledged turns.</summary>
    private static async Task MoreTurnsAsync(
        ConcurrentDictionary<string, (int User, string Reply)> acknowledged, int turns, Task[] talking)
    {
        var target = acknowledged.Count + turns + (MinTurns / (2 * Kills));
        using var looks = new PeriodicTimer(TimeSpan.FromMilliseconds(100));
        using var deadline = CancellationTokenSource.CreateLinkedTokenSource(Cancellation);
        deadline.CancelAfter(TestTimeouts.Process);
        while (acknowledged.Count < target)
        {
            if (talking.FirstOrDefault(talk => talk.IsFaulted) is { } broken)
            {
                await broken;
            }

            await looks.WaitForNextTickAsync(deadline.Token);
        }
    }

    private static async Task<List<(string Id, string Reply)>> HistoryAsync(ApiClient user)
    {
        var turns = new List<(string, string)>();
        long? before = null;
        do
        {
            var page = await UntilHeardAsync(() => user.GetAsync(
                $"/api/sessions/long/messages?limit=100{(before is null ? "" : $"&before={before}")}", Cancellation));
            turns.AddRange(page.Json.GetProperty("items").EnumerateArray().Select(turn =>
                (turn.GetProperty("clientMessageId").GetString()!, turn.GetProperty("aiResponse").GetString()!)));
            before = page.Json.TryGetProperty("nextBefore", out var next) ? next.GetInt64() : null;
        }
        while (before is not null);
        return turns;
    }
}
