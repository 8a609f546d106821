using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;

namespace PersonaUniverse;

/// <summary>A database that stores what it is given while its answer is lost: the caller is told of a failure.</summary>
public sealed class LostAnswerTests : IAsyncLifetime
{
    private static readonly Actor Owner = new("owner", IsAdmin: false);

    private readonly Database _database = new();
    private readonly InProcessTestCluster _cluster;

    public LostAnswerTests() => _cluster = PersonaCluster.Build(
        Stub.Of<IPersonaHistory>((_, _) => Task.CompletedTask),
        Stub.Of<ITraitLedger>((_, _) => Task.FromResult(true)),
        silo =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Grains, _database);
            silo.Services.AddSingleton(Stub.Of<ITurnLog>((method, _) => throw new NotSupportedException(method.Name)));
            silo.Services.AddSingleton(Stub.Of<IMemoryStore>((method, _) => throw new NotSupportedException(method.Name)));
        });

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task CheckKey_RevokedByAWriteWhoseAnswerWasLost_IsRefused()
    {
        var user = _cluster.Client.GetGrain<IUserGrain>("ada");
        ImmutableArray<byte> hash = [1, 2, 3];
        await user.AddKeyAsync(new ApiKey("key", "Laptop", [], Told.Start, ExpiresAt: null), hash, Cancellation);
        Assert.NotNull(await user.CheckKeyAsync("key", hash, Cancellation));

        _database.LosesItsAnswers = true;
        await Assert.ThrowsAsync<DependencyUnavailableException>(() => user.RevokeKeyAsync("key", Cancellation));

        Assert.Null(await user.CheckKeyAsync("key", hash, Cancellation));
    }

    [Fact]
    public async Task GetProfile_ChangedByAWriteWhoseAnswerWasLost_ShowsTheChange()
    {
        var persona = _cluster.Client.GetGrain<IPersonaGrain>("ada");
        await persona.CreateAsync(PersonaCluster.Draft("First"), Owner, cancellationToken: Cancellation);

        _database.LosesItsAnswers = true;
        await Assert.ThrowsAsync<DependencyUnavailableException>(
            () => persona.EditAsync(new PersonaEdit { Name = "Second" }, Owner, Cancellation));

        Assert.Equal("Second", (await persona.GetProfileAsync(cancellationToken: Cancellation)).Profile?.Name);
    }

    private sealed class Database : IGrainStorage
    {
        private readonly ConcurrentDictionary<GrainId, object?> _states = new();

        public bool LosesItsAnswers { get; set; }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (_states.TryGetValue(grainId, out var state))
            {
                grainState.State = (T)state!;
                grainState.RecordExists = true;
            }

            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            _states[grainId] = grainState.State;
            grainState.RecordExists = true;
            return LosesItsAnswers ? throw new TimeoutException("The answer is lost.") : Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;
    }
}
