using Orleans.Concurrency;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>One persona: its definition, its traits' live intensities, and those who watch it. The key is the persona's id.</summary>
/// <remarks>
/// Every turn asks for the profile, which waits for nothing. What else only reads says so: it waits for changes, not for other reads.
/// </remarks>
[Alias("persona"), GrainInterfaceType("persona")]
public interface IPersonaGrain : IGrainWithStringKey
{
    /// <summary>
    /// Answers with the profile, or with nothing when <paramref name="knownVersion"/> is still the newest. Waits for no change.
    /// </summary>
    /// <param name="knownVersion">The version the caller holds; 0 for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly, AlwaysInterleave]
    [Alias("get-profile")]
    Task<PersonaLookup> GetProfileAsync(long knownVersion = 0, CancellationToken cancellationToken = default);

    /// <summary>Makes the persona, owned by <paramref name="actor"/>.</summary>
    /// <param name="draft">What it is made of.</param>
    /// <param name="actor">Whose it becomes.</param>
    /// <param name="keepDeleted">
    /// Whether an id is taken that a deleted persona of the actor's holds; otherwise the new one takes its place, for good.
    /// </param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("begin")]
    Task<PersonaResult> CreateAsync(
        PersonaDraft draft, Actor actor, bool keepDeleted = false, CancellationToken cancellationToken = default);

    /// <summary>
    /// Makes the persona as one that came with the product, unless it exists or was deleted: what an admin changed stays.
    /// </summary>
    [Alias("seed")]
    Task<PersonaOutcome> SeedAsync(PersonaDefinition definition, CancellationToken cancellationToken = default);

    /// <summary>Changes what the persona is. Allowed to an admin and to its owner.</summary>
    [Alias("edit")]
    Task<PersonaResult> EditAsync(PersonaEdit edit, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Deletes the persona. What was said with it stays in its users' histories. Allowed to an admin and to its owner.</summary>
    /// <param name="actor">Who asks.</param>
    /// <param name="expectedVersion">The version the wish was made at; null for whichever there is.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("delete")]
    Task<PersonaOutcome> DeleteAsync(
        Actor actor, long? expectedVersion = null, CancellationToken cancellationToken = default);

    /// <summary>Tells all that the persona is made of: to its owner and admins and, of a public one, to anybody.</summary>
    [ReadOnly]
    [Alias("get-draft")]
    Task<PersonaDraftResult> GetDraftAsync(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Brings a deleted persona back as it was. Allowed to an admin and to its owner.</summary>
    [Alias("restore")]
    Task<PersonaResult> RestoreAsync(Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Tells what the persona was: to its owner and admins. Every change of its definition is kept, up to 50 of them.</summary>
    /// <param name="upTo">The newest version of interest: the first answer is the definition that held then; null for now.</param>
    /// <param name="limit">How many definitions at most, at least 1.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <returns>The definitions, newest first; none when those that old are no longer kept.</returns>
    [ReadOnly]
    [Alias("get-versions")]
    Task<PersonaVersionsResult> GetVersionsAsync(
        long? upTo, int limit, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Makes the persona what it was at an earlier version; that is a new version. Allowed to an admin and to its owner.</summary>
    /// <remarks>Its visibility and the live intensities of the traits that remain stay as they are.</remarks>
    /// <param name="version">The version whose definition is wanted.</param>
    /// <param name="expectedVersion">The version the wish was made at; null for whichever there is.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [Alias("roll-back")]
    Task<PersonaResult> RollBackAsync(
        long version, long? expectedVersion, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Changes one trait; the very next reply, in any session, shows it. Allowed to an admin and to the persona's owner.</summary>
    [Alias("change-trait")]
    Task<TraitChangeResult> ChangeTraitAsync(TraitChange change, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Brings the traits back as they were at an earlier version, as a new version. Allowed to an admin and to the persona's owner.
    /// </summary>
    [Alias("roll-back-traits")]
    Task<PersonaResult> RollBackTraitsAsync(long version, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>
    /// Reads the trait ledger, newest first: to all who may meet the persona, though only its owner and admins learn who did what.
    /// </summary>
    /// <param name="before">Only events of earlier versions; null for the newest.</param>
    /// <param name="limit">How many at most, 1–100.</param>
    /// <param name="actor">Who asks.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    [ReadOnly]
    [Alias("get-trait-history")]
    Task<TraitHistoryResult> GetTraitHistoryAsync(
        long? before, int limit, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Tells the traits as they were at a version or a time, from the ledger.</summary>
    [ReadOnly]
    [Alias("get-traits-as-of")]
    Task<TraitsAsOfResult> GetTraitsAsOfAsync(TraitMoment moment, Actor actor, CancellationToken cancellationToken = default);

    /// <summary>Takes on a changed core profile, unless it is known already. For the core profile's grain alone.</summary>
    [Alias("inherit")]
    Task InheritAsync(CoreTraits core, CancellationToken cancellationToken = default);

    /// <summary>Tells <paramref name="observer"/> of changes for <see cref="ObserverLease.Duration"/>; call again to renew.</summary>
    /// <returns>Whether the persona exists, and its profile as the watch begins.</returns>
    [Alias("watch")]
    Task<PersonaLookup> WatchAsync(IPersonaObserver observer, CancellationToken cancellationToken = default);
}
