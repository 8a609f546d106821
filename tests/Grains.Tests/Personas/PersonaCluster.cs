using System.Collections.Immutable;
using Microsoft.Extensions.DependencyInjection;
using Orleans.TestingHost;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>A silo for tests of persona grains, on stores of the test's own.</summary>
internal static class PersonaCluster
{
    public static InProcessTestCluster Build(IPersonaHistory history, ITraitLedger ledger, Action<ISiloBuilder> addGrainStorage)
    {
        var builder = new InProcessTestClusterBuilder(1);
        builder.ConfigureSilo((_, silo) =>
        {
            addGrainStorage(silo);
            silo.Services.AddSingleton(history);
            silo.Services.AddSingleton(ledger);
            silo.Services.AddSingleton(Stub.Of<IPersonaDirectory>((method, _) => throw new NotSupportedException(method.Name)));
            silo.Services.AddSingleton(TimeProvider.System);
            silo.Services.AddSingleton(new CoreProfile([]));
        });
        return builder.Build();
    }

    public static PersonaDraft Draft(string name) => new(
        new PersonaDefinition(name, "One.", "#112233", "", null, [], null, [], ImmutableDictionary<string, double>.Empty),
        ImmutableSortedDictionary<string, double>.Empty,
        PersonaVisibility.Public);
}
