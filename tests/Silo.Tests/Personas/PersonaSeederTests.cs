using System.Collections.Immutable;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using PersonaUniverse.Models;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class PersonaSeederTests
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    [Fact]
    public async Task Start_WhereAnotherSiloWroteFirst_StartsAndSeedsAgainLater()
    {
        var clock = new ArmedTimeProvider();
        var seeded = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var writes = 0;
        var persona = Stub.Of<IPersonaGrain>((_, _) =>
        {
            if (writes++ == 0)
            {
                return Task.FromException<PersonaOutcome>(new InconsistentStateException("Another silo wrote first."));
            }

            seeded.TrySetResult();
            return Task.FromResult(PersonaOutcome.PersonaExists);
        });
        var grains = Stub.Of<IGrainFactory>((_, _) => persona);
        var definition = new PersonaDefinition(
            "Ada", "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty);
        var seeds = new PersonaSeeds(new CoreProfile([]), new Dictionary<string, PersonaDefinition> { ["ada"] = definition });
        using var seeder = new PersonaSeeder(seeds, grains, clock, NullLogger<PersonaSeeder>.Instance);
        using var lifecycle = new Lifecycle();
        seeder.Participate(lifecycle);

        await lifecycle.Observer!.OnStart(Cancellation);
        await clock.ArmedAsync(RetryDelay, Cancellation);
        clock.Advance(RetryDelay);
        await seeded.Task.WaitAsync(TestTimeouts.Default, Cancellation);

        await lifecycle.Observer.OnStop(Cancellation);
    }

    private sealed class Lifecycle : ISiloLifecycle, IDisposable
    {
        public ILifecycleObserver? Observer { get; private set; }

        public int HighestCompletedStage => 0;

        public int LowestStoppedStage => 0;

        public IDisposable Subscribe(string observerName, int stage, ILifecycleObserver observer)
        {
            Observer = observer;
            return this;
        }

        public void Dispose()
        {
        }
    }
}
