using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>A deleted persona whose owner chooses its id for another, while the database fails.</summary>
public sealed class ReusedIdTests : IAsyncLifetime
{
    private static readonly Actor Owner = new("owner", IsAdmin: false);

    private readonly Database _database = new();
    private readonly InProcessTestCluster _cluster;

    public ReusedIdTests() => _cluster = PersonaCluster.Build(
        _database, _database, silo => silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Grains, _database));

    private IPersonaGrain Persona => _cluster.Client.GetGrain<IPersonaGrain>("ada");

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Persona.CreateAsync(PersonaCluster.Draft("First"), Owner, cancellationToken: Cancellation);
        await Persona.EditAsync(new PersonaEdit { Description = "Edited." }, Owner, Cancellation);
        await Persona.DeleteAsync(Owner, cancellationToken: Cancellation);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Create_WhoseWriteFails_LeavesTheDeletedOneItsHistory()
    {
        _database.FailsToWrite = true;
        await Assert.ThrowsAnyAsync<Exception>(
            () => Persona.CreateAsync(PersonaCluster.Draft("Second"), Owner, cancellationToken: Cancellation));
        _database.FailsToWrite = false;

        await Persona.RestoreAsync(Owner, Cancellation);

        Assert.Equal(["First", "First"], await NamesAsync());
    }

    [Fact]
    public async Task Create_WhoseErasureFails_ShowsNothingOfTheDeletedOne()
    {
        _database.FailsToErase = true;

        var made = await Persona.CreateAsync(PersonaCluster.Draft("Second"), Owner, cancellationToken: Cancellation);

        Assert.Equal(PersonaOutcome.Done, made.Outcome);
        Assert.Equal(["Second"], await NamesAsync());
    }

    private async Task<IEnumerable<string>> NamesAsync()
        => (await Persona.GetVersionsAsync(upTo: null, 10, Owner, Cancellation)).Versions.Select(version => version.Definition.Name);

    /// <summary>Keeps states and histories in memory, and fails when told to.</summary>
    private sealed class Database : IGrainStorage, IPersonaHistory, ITraitLedger
    {
        private readonly ConcurrentDictionary<(string, GrainId), object?> _states = new();
        private ImmutableArray<PersonaVersion> _versions = [];

        public bool FailsToWrite { get; set; }

        public bool FailsToErase { get; set; }

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (_states.TryGetValue((stateName, grainId), out var state))
            {
                grainState.State = (T)state!;
                grainState.RecordExists = true;
            }

            return Task.CompletedTask;
        }

        public Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            _states[(stateName, grainId)] = FailsToWrite ? throw new TimeoutException("The database is away.") : grainState.State;
            grainState.RecordExists = true;
            return Task.CompletedTask;
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        public Task KeepAsync(string personaId, PersonaVersion version, CancellationToken cancellationToken)
        {
            _versions = [version, .. _versions];
            return Task.CompletedTask;
        }

        public Task<ImmutableArray<PersonaVersion>> ReadAsync(
            string personaId, long upTo, int limit, CancellationToken cancellationToken)
            => Task.FromResult<ImmutableArray<PersonaVersion>>([.. _versions.Where(version => version.Version <= upTo).Take(limit)]);

        public Task EraseAsync(string personaId, CancellationToken cancellationToken)
        {
            _versions = FailsToErase
                ? throw new DependencyUnavailableException("database", new TimeoutException("The database is away."))
                : [];
            return Task.CompletedTask;
        }

        public Task<bool> AppendAsync(
            string scope, IReadOnlyList<TraitEvent> events, string? cause, CancellationToken cancellationToken)
            => Task.FromResult(true);

        Task<ImmutableArray<TraitEvent>> ITraitLedger.ReadAsync(
            string scope, long? before, int limit, CancellationToken cancellationToken)
            => Task.FromResult<ImmutableArray<TraitEvent>>([]);

        public Task<long?> FindAfterAsync(string scope, long from, DateTimeOffset time, CancellationToken cancellationToken)
            => Task.FromResult<long?>(null);

        public Task<long?> FindBegunAsync(string scope, CancellationToken cancellationToken) => Task.FromResult<long?>(null);
    }
}
