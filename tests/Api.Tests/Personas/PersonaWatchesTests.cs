using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

/// <summary>What a connection that does not read means to the others that watch the same persona: nothing.</summary>
public sealed class PersonaWatchesTests : IDisposable
{
    private const string PersonaId = "persona";

    private static readonly Caller User = new("user", IsAdmin: false);

    private readonly Line _stalled = new("stalled");
    private readonly TaskCompletionSource _reads = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly PersonaWatches _watches;
    private Action<long> _heard = _ => { };
    private long _version = 1;

    public PersonaWatchesTests()
    {
        var persona = Stub.Of<IPersonaGrain>((_, _) => Task.FromResult(new PersonaLookup(Exists: true, Profile())));
        var observer = Stub.Of<IPersonaObserver>((_, _) => Task.CompletedTask);
        var grains = Stub.Of<IGrainFactory>(
            (method, _) => method.Name == nameof(IGrainFactory.CreateObjectReference) ? observer : persona);
        var deaf = Stub.Of<ISingleClientProxy>((_, _) => _reads.Task);
        var hearing = Stub.Of<ISingleClientProxy>((_, call) =>
        {
            _heard(((TraitChangedEvent)((object?[])call[1]!)[0]!).Version);
            return Task.CompletedTask;
        });
        var clients = Stub.Of<IHubClients>((_, call) => (string)call[0]! == _stalled.ConnectionId ? deaf : hearing);
        _watches = new PersonaWatches(
            grains, new StubHub(clients), Options.Create(new ChatOptions()), TimeProvider.System, NullLogger<PersonaWatches>.Instance);
    }

    [Fact]
    public async Task Change_WhileAnotherConnectionDoesNotRead_IsHeard()
    {
        var heard = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        _heard = version => _ = version == 3 && heard.TrySetResult(version);
        await WatchAsync(_stalled);
        await WatchAsync(new Line("reader"));

        ChangeAsync().Ignore();
        ChangeAsync().Ignore();

        await heard.Task.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    [Fact]
    public async Task Watch_WhileAnotherConnectionDoesNotRead_Begins()
    {
        await WatchAsync(_stalled);
        ChangeAsync().Ignore();

        var persona = await WatchAsync(new Line("late")).WaitAsync(TestTimeouts.Default, Cancellation);

        Assert.Equal(2, persona.Version);
    }

    [Fact]
    public async Task Connection_ThatDoesNotReadForTooLong_IsClosed()
    {
        await WatchAsync(_stalled);

        for (var changes = 0; changes < 5000; changes++)
        {
            ChangeAsync().Ignore();
        }

        await _stalled.Closed.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    public void Dispose()
    {
        _reads.TrySetResult();
        _watches.Dispose();
    }

    private Task<PersonaProfile> WatchAsync(HubCallerContext connection)
        => _watches.WatchAsync(PersonaId, User, connection, Cancellation);

    private Task ChangeAsync() => _watches.OnTraitChangedAsync(new TraitChanged(PersonaId, ++_version, Boldness(), Removed: false));

    private PersonaProfile Profile()
        => new(PersonaId, "", "", "", "", null, [], null, null, [Boldness()], _version);

    private static Trait Boldness() => new("boldness", "Boldness", "", 0.5, 0.5, Inherited: false);
}
