using Orleans.Concurrency;

namespace PersonaUniverse.Personas;

/// <summary>The traits that every persona inherits, and how strong they are by default. The key means nothing, by convention 0.</summary>
[Alias("core-profile"), GrainInterfaceType("core-profile")]
public interface ICoreProfileGrain : IGrainWithIntegerKey
{
    /// <summary>Tells the profile. Waits for no change.</summary>
    [ReadOnly, AlwaysInterleave]
    [Alias("get")]
    Task<CoreTraits> GetAsync(CancellationToken cancellationToken = default);

    /// <summary>Changes one trait's intensity for all personas that do not override it. Allowed to admins.</summary>
    /// <remarks>
    /// Which traits there are is not to be changed: <see cref="TraitAction.Add"/> and <see cref="TraitAction.Remove"/> are refused.
    /// Personas in use hear of it within seconds, others when they are next asked for.
    /// </remarks>
    [Alias("change")]
    Task<TraitChangeResult> ChangeAsync(TraitChange change, Actor actor, CancellationToken cancellationToken = default);
}
