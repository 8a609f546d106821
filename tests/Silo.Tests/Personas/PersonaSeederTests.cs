using System.Collections.Immutable;
using System.Reflection;
using Microsoft.Extensions.Logging.Abstractions;
using Orleans.Storage;
using PersonaUniverse.Models;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Personas;

public sealed class PersonaSeederTests
{
    private static readonly TimeSpan RetryDelay = TimeSpan.FromSeconds(5);

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Start_WhereAnotherSiloWroteFirst_StartsAndSeedsAgainLater()
    {
        var clock = new ArmedTimeProvider();
        var persona = LostRace.Create();
        var definition = new PersonaDefinition(
            "Ada", "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty);
        var seeds = new PersonaSeeds(new CoreProfile([]), new Dictionary<string, PersonaDefinition> { ["ada"] = definition });
        using var seeder = new PersonaSeeder(seeds, Grains.Of(persona), clock, NullLogger<PersonaSeeder>.Instance);
        using var lifecycle = new Lifecycle();
        seeder.Participate(lifecycle);

        await lifecycle.Observer!.OnStart(Cancellation);
        await clock.ArmedAsync(RetryDelay, Cancellation);
        clock.Advance(RetryDelay);
        await persona.Seeded.WaitAsync(TestTimeouts.Default, Cancellation);

        await lifecycle.Observer.OnStop(Cancellation);
    }

    /// <summary>A persona whose first write loses against another silo's.</summary>
    public class LostRace : DispatchProxy
    {
        private readonly TaskCompletionSource _seeded = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private bool _lost;

        public Task Seeded => _seeded.Task;

        public static LostRace Create() => (LostRace)Create<IPersonaGrain, LostRace>();

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
        {
            if (!_lost)
            {
                _lost = true;
                return Task.FromException<PersonaOutcome>(new InconsistentStateException("Another silo wrote first."));
            }

            _seeded.TrySetResult();
            return Task.FromResult(PersonaOutcome.PersonaExists);
        }
    }

    /// <summary>A cluster of one persona.</summary>
    public class Grains : DispatchProxy
    {
        private object? _grain;

        public static IGrainFactory Of(object grain)
        {
            var factory = Create<IGrainFactory, Grains>();
            ((Grains)(object)factory)._grain = grain;
            return factory;
        }

        protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) => _grain;
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
