using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

/// <summary>A process that passes a persona's changes on to the people watching it.</summary>
[Alias("persona-observer"), GrainInterfaceType("persona-observer")]
public interface IPersonaObserver : IGrainObserver
{
    /// <summary>Hears of a change. Delivery is at most once, in no guaranteed order: compare versions.</summary>
    [OneWay]
    [Alias("on-trait-changed")]
    Task OnTraitChangedAsync(TraitChanged change);
}
