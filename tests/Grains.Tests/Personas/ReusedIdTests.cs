using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
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

    public ReusedIdTests()
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Grains, _database);
            silo.Services.AddSingleton<IPersonaHistory>(_database);
            silo.Services.AddSingleton<ITraitLedger>(_database);
            silo.Services.AddSingleton(DispatchProxy.Create<IPersonaDirectory, Unlisted>());
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton(new CoreProfile([]));
        });
        _cluster = builder.Build();
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private IPersonaGrain Persona => _cluster.Client.GetGrain<IPersonaGrain>("ada");

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Persona.CreateAsync(Draft("First"), Owner, cancellationToken: Cancellation);
        await Persona.EditAsync(new PersonaEdit { Description = "Edited." }, Owner, Cancellation);
        await Persona.DeleteAsync(Owner, cancellationToken: Cancellation);
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Create_WhoseWriteFails_LeavesTheDeletedOneItsHistory()
    {
        _database.FailsToWrite = true;
        await Assert.ThrowsAnyAsync<Exception>(() => Persona.CreateAsync(Draft("Second"), Owner, cancellationToken: Cancellation));
        _database.FailsToWrite = false;

        await Persona.RestoreAsync(Owner, Cancellation);

        Assert.Equal(["First", "First"], await NamesAsync());
    }

    [Fact]
    public async Task Create_WhoseErasureFails_ShowsNothingOfTheDeletedOne()
    {
        _database.FailsToErase = true;

        var made = await Persona.CreateAsync(Draft("Second"), Owner, cancellationToken: Cancellation);

        Assert.Equal(PersonaOutcome.Done, made.Outcome);
        Assert.Equal(["Second"], await NamesAsync());
    }

    private async Task<IEnumerable<string>> NamesAsync()
        => (await Persona.GetVersionsAsync(upTo: null, 10, Owner, Cancellation)).Versions.Select(version => version.Definition.Name);

    private static PersonaDraft Draft(string name)
        => new(
            new PersonaDefinition(name, "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty),
            ImmutableSortedDictionary<string, double>.Empty,
            PersonaVisibility.Public);

    /// <summary>A directory that nobody asks here.</summary>
    public class Unlisted : DispatchProxy
    {
        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => throw new NotSupportedException();
    }

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
