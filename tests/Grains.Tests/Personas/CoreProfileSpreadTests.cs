using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.DependencyInjection;
using Orleans.Storage;
using Orleans.TestingHost;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>A core profile that changes while a persona is being written, which is not yet among those that are told.</summary>
public sealed class CoreProfileSpreadTests : IAsyncLifetime
{
    private static readonly Actor Owner = new("owner", IsAdmin: false);
    private static readonly Actor Admin = new("admin", IsAdmin: true);

    private readonly Database _database = new();
    private readonly InProcessTestCluster _cluster;

    public CoreProfileSpreadTests()
    {
        var directory = Stub.Of<IPersonaDirectory>((method, call) => method.Name is nameof(IPersonaDirectory.ListIdsAsync)
            ? Task.FromResult(_database.IdsAfter((string)call[0]!, (int)call[1]!))
            : throw new NotSupportedException());
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            silo.Services.AddKeyedSingleton<IGrainStorage>(StorageNames.Grains, _database);
            silo.Services.AddSingleton(Stub.Of<IPersonaHistory>(Idle));
            silo.Services.AddSingleton(Stub.Of<ITraitLedger>(Idle));
            silo.Services.AddSingleton(directory);
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton(new CoreProfile([new TraitDefinition("honesty", "Honesty", "Never invents.", 0.9)]));
        });
        _cluster = builder.Build();
    }

    private IPersonaGrain Persona => _cluster.Client.GetGrain<IPersonaGrain>("ada");

    public async ValueTask InitializeAsync() => await _cluster.DeployAsync();

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Create_WhileTheCoreProfileChanges_TakesTheChangeOn()
        => Assert.Equal(0.3, await HonestyOfOneMadeDuringAChangeAsync(CreateAsync));

    [Fact]
    public async Task Restore_WhileTheCoreProfileChanges_TakesTheChangeOn()
    {
        await CreateAsync();
        await Persona.DeleteAsync(Owner, cancellationToken: Cancellation);

        Assert.Equal(0.3, await HonestyOfOneMadeDuringAChangeAsync(() => Persona.RestoreAsync(Owner, Cancellation)));
    }

    [Fact]
    public async Task Change_PersonaThatCannotBeRead_ReachesThoseAfterItAllTheSame()
    {
        // More than are told at once, and the unreadable one among the first.
        await CreateAsync();
        foreach (var id in Enumerable.Range(0, 40).Select(number => $"copy-{number:D2}"))
        {
            _database.Copy("ada", id);
        }

        _database.Copy("ada", "aaa");
        _database.Unreadable = "aaa";
        var told = _database.WhenWritten("copy-39");

        var changing = _cluster.Client.GetGrain<ICoreProfileGrain>(0)
            .ChangeAsync(new TraitChange("honesty", TraitAction.Set, 0.3), Admin, Cancellation);
        await told.WaitAsync(TestTimeouts.Default, Cancellation);
        _database.Unreadable = null;

        Assert.Equal(PersonaOutcome.Done, (await changing).Outcome);
    }

    private async Task<double> HonestyOfOneMadeDuringAChangeAsync(Func<Task<PersonaResult>> make)
    {
        var (writing, release) = _database.HoldNextPersona();
        var making = make();
        await writing.WaitAsync(TestTimeouts.Default, Cancellation);
        await _cluster.Client.GetGrain<ICoreProfileGrain>(0)
            .ChangeAsync(new TraitChange("honesty", TraitAction.Set, 0.3), Admin, Cancellation);
        release();

        Assert.Equal(PersonaOutcome.Done, (await making).Outcome);
        var found = await Persona.GetProfileAsync(cancellationToken: Cancellation);
        return Assert.Single(found.Profile!.Traits).Intensity;
    }

    private Task<PersonaResult> CreateAsync()
        => Persona.CreateAsync(
            new PersonaDraft(
                new PersonaDefinition("Ada", "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty),
                ImmutableSortedDictionary<string, double>.Empty,
                PersonaVisibility.Public),
            Owner,
            cancellationToken: Cancellation);

    // A port that takes what it is given and keeps nothing.
    private static object Idle(MethodInfo method, object?[] call)
        => method.ReturnType == typeof(Task<bool>) ? Task.FromResult(true) : Task.CompletedTask;

    /// <summary>Keeps states in memory, and holds a persona's write back when told to.</summary>
    private sealed class Database : IGrainStorage
    {
        private readonly ConcurrentDictionary<GrainId, object?> _states = new();
        private readonly ConcurrentDictionary<string, TaskCompletionSource> _written = new();
        private TaskCompletionSource? _writing;
        private TaskCompletionSource? _released;

        public (Task Writing, Action Release) HoldNextPersona()
        {
            var (writing, released) = (New(), New());
            (_released, _writing) = (released, writing);
            return (writing.Task, released.SetResult);
        }

        /// <summary>Gets or sets the id of a persona whose state cannot be read.</summary>
        public string? Unreadable { get; set; }

        public IReadOnlyList<string> IdsAfter(string id, int limit)
            => [.. _states
                .Where(stored => stored.Value is PersonaState { Deleted: false })
                .Select(stored => stored.Key.Key.ToString()!)
                .Where(listed => string.CompareOrdinal(listed, id) > 0)
                .Order(StringComparer.Ordinal)
                .Take(limit)];

        /// <summary>Stores a persona under another id too.</summary>
        public void Copy(string personaId, string otherId)
        {
            var (id, state) = _states.Single(stored => stored.Key.Key.ToString() == personaId);
            _states[GrainId.Create(id.Type, otherId)] = state;
        }

        public Task WhenWritten(string personaId) => _written.GetOrAdd(personaId, _ => New()).Task;

        public Task ReadStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainId.Key.ToString() == Unreadable)
            {
                throw new InvalidOperationException("This state cannot be read.");
            }

            if (_states.TryGetValue(grainId, out var state))
            {
                grainState.State = (T)state!;
                grainState.RecordExists = true;
            }

            return Task.CompletedTask;
        }

        public async Task WriteStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState)
        {
            if (grainState.State is PersonaState && Interlocked.Exchange(ref _writing, null) is { } writing)
            {
                writing.SetResult();
                await _released!.Task;
            }

            _states[grainId] = grainState.State;
            grainState.RecordExists = true;
            _written.GetOrAdd(grainId.Key.ToString()!, _ => New()).TrySetResult();
        }

        public Task ClearStateAsync<T>(string stateName, GrainId grainId, IGrainState<T> grainState) => Task.CompletedTask;

        private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
    }
}
