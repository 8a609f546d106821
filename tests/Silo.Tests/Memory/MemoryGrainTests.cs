using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;
using PersonaUniverse.Users;

namespace PersonaUniverse.Memory;

/// <summary>What a whole silo remembers: with a model's summaries and embeddings, with the exact engine and with a real Qdrant.</summary>
public sealed class MemoryGrainTests(QdrantServer server) : IClassFixture<QdrantServer>, IDisposable
{
    private const string User = "ada";

    private static readonly string[] Told =
    [
        "I live in Oslo with my dog Freja.",
        "The harbour smells of tar and coffee in the morning.",
        "My sister plays the violin in an orchestra.",
        "We want to sail to the Faroe islands next summer.",
        "I am allergic to walnuts.",
        "Our boat needs a new mast before that.",
        "My favourite colour is teal.",
        "Last night the glacier cracked so loudly that we woke.",
    ];

    private readonly TemporaryDirectory _directory = new();
    private readonly string _collection = $"test-{Guid.NewGuid():N}";

    public static TheoryData<bool> Engines => [false, true];

    [Fact]
    public async Task Summary_ByTheModel_IsOfWhatTheUserSaidAndLeavesItRecallable()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Chunks = ["The user sails", " from Oslo."] });
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            [.. Playing(model), ("Memory:TurnsBeforeSummary", "4"), ("Memory:TurnsPerSummary", "4")]);
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);

        var request = await model.TakeAsync(Cancellation);
        var memories = await host.ListAsync(User);
        var recalled = await host.RecallAsync(User, "Who plays the violin?");

        var summary = Assert.Single(memories, memory => memory.Kind is MemoryKind.Summary);
        Assert.Equal(("The user sails from Oslo.", 4), (summary.Text, summary.Seq));
        Assert.All(Told[..4], text => Assert.Contains(text, request.LastMessage, StringComparison.Ordinal));
        Assert.DoesNotContain(Told[4], request.LastMessage, StringComparison.Ordinal);
        Assert.Equal(
            Told[..4], summary.Sources.Select(source => memories.Single(memory => memory.Id == source).Text));
        Assert.Equal(Told[2], recalled.Memories[0].Text);
    }

    [Fact]
    public async Task Summary_ModelOutOfOrder_IsOfTheUsersOwnSentences()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Status = 500 });
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            [.. Playing(model), ("Memory:TurnsBeforeSummary", "4"), ("Memory:TurnsPerSummary", "4")]);
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);

        var summary = Assert.Single(await host.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);

        Assert.Equal(3, Told[..4].Count(text => summary.Text.Contains(text, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task Summary_OfWhatIsForgottenMeanwhile_DoesNotBringItBack()
    {
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = await ModelStandInServer.StartAsync();
        model.Enqueue(new Script { Chunks = [Told[0]], Gate = gate.Task }, new Script { Chunks = ["The user sails."] });
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            [.. Playing(model), ("Memory:TurnsBeforeSummary", "4"), ("Memory:TurnsPerSummary", "4")]);
        await host.LogAsync(User, Told.Append("There is a swing in the garden, and it creaks."));
        await host.Memory(User).CatchUpAsync();
        await model.TakeAsync(Cancellation);
        var home = (await host.ListAsync(User)).Single(memory => memory.Text == Told[0]);

        await host.Memory(User).ForgetAsync(home.Id, Cancellation);
        gate.SetResult();
        await host.SettleAsync(User);

        Assert.DoesNotContain(await host.ListAsync(User), memory => memory.Text == Told[0]);
    }

    [Fact]
    public async Task Summary_WhileTheModelThinks_KeepsNoTurnFromBeingRemembered()
    {
        const string News = "And one more thing: the mast has come.";
        var gate = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var model = await ModelStandInServer.StartAsync();
        model.Enqueue(new Script { Chunks = ["The user sails."], Gate = gate.Task });
        await using var host = await MemoryHost.StartAsync(
            _directory.Path,
            [.. Playing(model), ("Memory:TurnsBeforeSummary", "4"), ("Memory:TurnsPerSummary", "4")]);
        await host.LogAsync(User, Told);
        await host.Memory(User).CatchUpAsync();
        await model.TakeAsync(Cancellation);

        await host.LogAsync(User, News);
        await host.Memory(User).CatchUpAsync();
        await host.ListsAsync(User, News).WaitAsync(TestTimeouts.Default, Cancellation);
        gate.SetResult();
        await host.SettleAsync(User);

        Assert.Single(await host.ListAsync(User), memory => memory.Kind is MemoryKind.Summary);
    }

    [Fact]
    public async Task Summary_InASessionWithOtherPersonas_CountsThePersonasOwnTurns()
    {
        await using var host = await MemoryHost.StartAsync(
            _directory.Path, ("Memory:TurnsBeforeSummary", "3"), ("Memory:TurnsPerSummary", "4"));
        await host.LogEveryThirdAsync(User, Told[..6]);
        await host.SettleAsync(User);
        var early = await host.ListAsync(User);
        await host.LogEveryThirdAsync("eve", Told[..7]);
        await host.SettleAsync("eve");

        Assert.DoesNotContain(early, memory => memory.Kind is MemoryKind.Summary);
        var memories = await host.ListAsync("eve");
        var summary = Assert.Single(memories, memory => memory.Kind is MemoryKind.Summary);
        Assert.Equal(Told[..4], summary.Sources.Select(source => memories.Single(memory => memory.Id == source).Text));
    }

    [Theory]
    [MemberData(nameof(Engines))]
    public async Task Embedder_Changed_EmbedsAllAgainAndRecallsMeanwhile(bool qdrant)
    {
        await using var model = await ModelStandInServer.StartAsync();
        await using (var before = await MemoryHost.StartAsync(_directory.Path, Engine(qdrant)))
        {
            await before.LogAsync(User, Told);
            await before.SettleAsync(User);
        }

        await using var host = await MemoryHost.StartAsync(_directory.Path, [.. Engine(qdrant), .. Embedding(model)]);
        var meanwhile = await host.RecallAsync(User, "Who plays the violin?");
        await host.SettleAsync(User);
        var after = await host.RecallAsync(User, "Who plays the violin?");

        Assert.Equal(Told[2], meanwhile.Memories[0].Text);
        Assert.Equal(Told[2], after.Memories[0].Text);
        Assert.False(after.Degraded);
        Assert.Equal((await host.ListAsync(User)).Count, await CountVectorsAsync(host));
    }

    [Fact]
    public async Task Embedder_OutOfOrder_RecallsByWordsAndSaysSo()
    {
        var model = await ModelStandInServer.StartAsync();
        await using var host = await MemoryHost.StartAsync(_directory.Path, [.. Embedding(model)]);
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);
        await model.DisposeAsync();

        var recalled = await host.RecallAsync(User, "Who plays the violin?");

        Assert.True(recalled.Degraded);
        Assert.Equal(Told[2], recalled.Memories[0].Text);
    }

    [Fact]
    public async Task Qdrant_LostItsPoints_GetsThemAgain()
    {
        await using var host = await MemoryHost.StartAsync(_directory.Path, Engine(qdrant: true));
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);
        var count = await CountVectorsAsync(host);
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        foreach (var collection in await CollectionsAsync(http))
        {
            await http.DeleteAsync($"/collections/{collection}", Cancellation);
        }

        await host.LogAsync(User, "And one more thing: the mast has come.");
        await host.SettleAsync(User);

        Assert.Equal(count + 1, await CountVectorsAsync(host));
    }

    [Fact]
    public async Task Forget_OneMemory_IsGoneFromQdrantsStorage()
    {
        await using var host = await MemoryHost.StartAsync(_directory.Path, Engine(qdrant: true));
        await host.LogAsync(User, Told);
        await host.SettleAsync(User);
        using var http = new HttpClient { BaseAddress = new Uri(server.Url) };
        var id = (await host.ListAsync(User)).Single(memory => memory.Text == Told[4]).Id;
        Assert.Equal(1, await CountStoredAsync(http, id));

        await host.Memory(User).ForgetAsync(id, Cancellation);
        await host.SettleAsync(User);

        Assert.Equal(0, await CountStoredAsync(http, id));
        Assert.DoesNotContain(
            (await host.RecallAsync(User, "What am I allergic to?")).Memories,
            memory => memory.Text.Contains("walnuts", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Recall_ByName_KnowsWhoOfTheTwoIsMeant()
    {
        await using var host = await MemoryHost.StartAsync(_directory.Path);
        await host.LogAsync(User, "My name is Ragnhild.", "I keep bees behind the house.");
        await host.SettleAsync(User);

        var recalled = await host.RecallAsync(User, "What does Ragnhild keep behind the house?");

        Assert.Contains("speaker", recalled.Memories[0].Reasons);
    }

    [Theory]
    [InlineData("Asia/Tokyo", 9)]
    [InlineData("Atlantis/Poseidonis", 0)]
    [InlineData("", 0)]
    public async Task Recall_UserWithATimeZone_TellsTimesThere(string zone, int hours)
    {
        await using var host = await MemoryHost.StartAsync(_directory.Path);
        await host.Services.GetRequiredService<IGrainFactory>().GetGrain<IUserGrain>(User)
            .SetPreferencesAsync(UserPreferences.None.Values.Add("timezone", zone), Cancellation);
        await host.LogAsync(User, Told[2]);
        await host.SettleAsync(User);

        var recalled = await host.RecallAsync(User, "Who plays the violin?");

        Assert.Equal(TimeSpan.FromHours(hours), recalled.Memories[0].At.Offset);
        Assert.Equal((await host.ListAsync(User))[0].At, recalled.Memories[0].At);
    }

    public void Dispose() => _directory.Dispose();

    private (string Key, string? Value)[] Engine(bool qdrant)
        => qdrant ? [("ConnectionStrings:Qdrant", server.Url), ("Qdrant:Collection", _collection)] : [];

    private static (string Key, string? Value)[] Playing(ModelStandInServer model) =>
    [
        ("Models:Default", "player"),
        ("Models:Named:player:Kind", "OpenAICompatible"),
        ("Models:Named:player:Model", "player"),
        ("Models:Named:player:BaseUrl", $"{model.Url}/v1"),
        ("Models:Retry:Attempts", "0"),
    ];

    private static (string Key, string? Value)[] Embedding(ModelStandInServer model) =>
    [
        ("Memory:Embeddings:Kind", "OpenAICompatible"),
        ("Memory:Embeddings:Model", "embedder"),
        ("Memory:Embeddings:BaseUrl", $"{model.Url}/v1"),
        ("Memory:Embeddings:Dimensions", "16"),
        ("Memory:Embeddings:Cached", "0"),
    ];

    private static async Task<int> CountVectorsAsync(MemoryHost host)
    {
        using var partition = new MemoryPartition(
            new UserPersonaKey(User, MemoryHost.PersonaId), host.Services.GetRequiredService<IMemoryVectors>());
        await host.Services.GetRequiredService<MemoryLoader>().LoadAsync(partition, Cancellation);
        return await partition.Vectors.CountAsync(Cancellation);
    }

    private static async Task<int> CountStoredAsync(HttpClient qdrant, Guid id)
    {
        var count = 0;
        foreach (var collection in await CollectionsAsync(qdrant))
        {
            var answer = await qdrant.PostAsJsonAsync($"/collections/{collection}/points", new { ids = new[] { id } }, Cancellation);
            count += (await answer.Content.ReadFromJsonAsync<JsonElement>(Cancellation)).GetProperty("result").GetArrayLength();
        }

        return count;
    }

    private static async Task<IReadOnlyList<string>> CollectionsAsync(HttpClient qdrant)
        => [.. (await qdrant.GetFromJsonAsync<JsonElement>("/collections", Cancellation))
            .GetProperty("result").GetProperty("collections").EnumerateArray()
            .Select(collection => collection.GetProperty("name").GetString()!)];
}
