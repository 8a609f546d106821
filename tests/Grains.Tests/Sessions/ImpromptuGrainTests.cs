using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Microsoft.Extensions.AI;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using PersonaUniverse.Lore;
using PersonaUniverse.Models;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions.Turns;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using ChatMessage = Microsoft.Extensions.AI.ChatMessage;

namespace PersonaUniverse.Sessions;

/// <summary>A reply outside any session while the persona's grain is being found a new silo.</summary>
public sealed class ImpromptuGrainTests : IAsyncLifetime
{
    private readonly Mending _database = new();
    private readonly InProcessTestCluster _cluster;

    public ImpromptuGrainTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Grains, _database);
            silo.Services.AddSingleton(Unasked<IPersonaHistory>());
            silo.Services.AddSingleton(Unasked<ITraitLedger>());
            silo.Services.AddSingleton(Unasked<IPersonaDirectory>());
            silo.Services.AddSingleton(Unasked<IPersonaFiles>());
            silo.Services.AddSingleton<IChatModels>(new Greeter());
            silo.Services.AddSingleton<ReplyGenerator>();
            silo.Services.AddSingleton<LoreReader>();
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton(new CoreProfile([]));
        });
        _cluster = builder.Build();
    }

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Reply_WhilePersonasCannotBeReached_WaitsForThem()
    {
        var request = new ImpromptuRequest("ada", [new ScriptLine(ScriptRole.User, "Hello?")], Sampling: null);

        var events = await _cluster.Client.GetGrain<IImpromptuGrain>(Guid.NewGuid())
            .ReplyAsync(request, "user", Cancellation)
            .ToListAsync(Cancellation);

        Assert.Equal("Hello.", Assert.IsType<ReplyCompleted>(events[^1]).Turn.AiResponse);
        Assert.Equal(2, _database.Reads);
    }

    private static T Unasked<T>()
        where T : class
        => Stub.Of<T>((method, _) => throw new NotSupportedException(method.Name));

    /// <summary>Holds one persona, and fails the first time it is asked for it.</summary>
    private sealed class Mending : IGrainStorage
    {
        private int _reads;

        public int Reads => _reads;

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState is IGrainState<PersonaState> persona)
            {
                persona.State = Interlocked.Increment(ref _reads) > 1 ? Ada() : throw new TimeoutException("Nobody answers.");
                persona.RecordExists = true;
            }

            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        private static PersonaState Ada() => new()
        {
            Definition = new PersonaDefinition("Ada", "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty),
            Visibility = PersonaVisibility.Public,
            Version = 1,
        };
    }

    /// <summary>The only model there is.</summary>
    private sealed class Greeter : IChatModels, IChatClient
    {
        public IChatClient Choose(string? name) => this;

        public IChatClient? ChooseExtractor(string? name) => null;

        public ChatOptions Accepted(string? name, bool byFallback, ChatOptions options) => options;

        public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
            IEnumerable<ChatMessage> messages,
            ChatOptions? options = null,
            [EnumeratorCancellation] CancellationToken cancellationToken = default)
        {
            await Task.Yield();
            yield return new ChatResponseUpdate(ChatRole.Assistant, "Hello.");
        }

        public Task<ChatResponse> GetResponseAsync(
            IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
            => throw new NotSupportedException("Replies are streamed.");

        public object? GetService(Type serviceType, object? serviceKey = null) => null;

        public void Dispose()
        {
        }
    }
}
