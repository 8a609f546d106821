using Orleans.TestingHost;
using PersonaUniverse.TestKit;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

public sealed class PersonaEditTests : IAsyncLifetime
{
    private static readonly Actor Owner = new("owner", IsAdmin: false);

    private readonly InProcessTestCluster _cluster = PersonaCluster.Build(
        Stub.Of<IPersonaHistory>((_, _) => Task.CompletedTask),
        Stub.Of<ITraitLedger>((_, _) => Task.FromResult(true)),
        silo => silo.AddMemoryGrainStorage(StorageNames.Grains));

    private IPersonaGrain Persona => _cluster.Client.GetGrain<IPersonaGrain>("ada");

    public async ValueTask InitializeAsync()
    {
        await _cluster.DeployAsync();
        await Persona.CreateAsync(PersonaCluster.Draft("Ada"), Owner, cancellationToken: Cancellation);
        await EditAsync("One.", "Two.");
    }

    public ValueTask DisposeAsync() => _cluster.DisposeAsync();

    [Fact]
    public async Task Edit_ExamplesThatAreThereAlready_MakesNoVersion()
        => Assert.Equal(2, (await EditAsync("One.", "Two.")).Profile?.Version);

    [Fact]
    public async Task Edit_ExamplesInAnotherOrder_MakesOne()
        => Assert.Equal(3, (await EditAsync("Two.", "One.")).Profile?.Version);

    private Task<PersonaResult> EditAsync(params string[] examples)
        => Persona.EditAsync(new PersonaEdit { Examples = [.. examples] }, Owner, Cancellation);
}
