using System.Collections.Immutable;
using System.Reflection;
using Orleans.TestingHost;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>A persona whose past is being read or written by a database that takes its time, while turns ask who it is.</summary>
public sealed class SlowHistoryTests : IAsyncLifetime
{
    private static readonly Actor Owner = new("owner", IsAdmin: false);

    private readonly TaskCompletionSource _reading = New();
    private readonly TaskCompletionSource _answered = New();
    private readonly InProcessTestCluster _cluster;

    public SlowHistoryTests() => _cluster = PersonaCluster.Build(
        Stub.Of<IPersonaHistory>((method, _) => method.Name == nameof(IPersonaHistory.KeepAsync)
            ? NothingLaterAsync<PersonaVersion>()
            : Answer<PersonaVersion>(method)),
        Stub.Of<ITraitLedger>((method, _) => Answer<TraitEvent>(method)),
        silo => silo.AddMemoryGrainStorage(StorageNames.Grains));

    private IPersonaGrain Persona => _cluster.Client.GetGrain<IPersonaGrain>("ada");

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Persona.CreateAsync(PersonaCluster.Draft("Ada"), Owner, cancellationToken: Cancellation);
    }

    public ValueTask DisposeAsync()
    {
        _answered.TrySetResult();
        return _cluster.DisposeAsync();
    }

    [Fact]
    public Task GetProfile_WhileDefinitionsAreRead_IsAnswered()
        => AssertAnsweredDuringAsync(async () => (await Persona.GetVersionsAsync(null, 10, Owner, Cancellation)).Outcome);

    [Fact]
    public Task GetProfile_WhileTheTraitLedgerIsRead_IsAnswered()
        => AssertAnsweredDuringAsync(async () => (await Persona.GetTraitHistoryAsync(null, 10, Owner, Cancellation)).Outcome);

    [Fact]
    public Task GetProfile_WhilePastTraitsAreRead_IsAnswered()
        => AssertAnsweredDuringAsync(
            async () => (await Persona.GetTraitsAsOfAsync(new TraitMoment(1, null), Owner, Cancellation)).Outcome,
            PersonaOutcome.VersionUnknown);

    [Fact]
    public async Task GetProfile_WhileAnEditIsWritten_IsAnsweredAsBeforeAndThenAsAfter()
    {
        var editing = Persona.EditAsync(new PersonaEdit { Name = "Bea" }, Owner, Cancellation);
        await _reading.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var during = await Persona.GetProfileAsync(cancellationToken: Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);
        _answered.SetResult();
        await editing;
        var after = await Persona.GetProfileAsync(cancellationToken: Cancellation);

        Assert.Equal(("Ada", "Bea"), (during.Profile?.Name, after.Profile?.Name));
    }

    private async Task AssertAnsweredDuringAsync(Func<Task<PersonaOutcome>> read, PersonaOutcome expected = PersonaOutcome.Done)
    {
        var past = read();
        await _reading.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        var found = await Persona.GetProfileAsync(cancellationToken: Cancellation).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal("Ada", found.Profile?.Name);
        Assert.False(past.IsCompleted);
        _answered.SetResult();
        Assert.Equal(expected, await past);
    }

    private object Answer<T>(MethodInfo method)
        => method.ReturnType == typeof(Task<ImmutableArray<T>>) ? NothingLaterAsync<T>()
            : method.ReturnType == typeof(Task<bool>) ? Task.FromResult(true)
            : method.ReturnType == typeof(Task<long?>) ? Task.FromResult<long?>(null)
            : Task.CompletedTask;

    private async Task<ImmutableArray<T>> NothingLaterAsync<T>()
    {
        _reading.TrySetResult();
        await _answered.Task;
        return [];
    }

    private static TaskCompletionSource New() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
