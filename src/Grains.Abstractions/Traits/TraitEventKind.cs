namespace PersonaUniverse.Traits;

/// <summary>What moved traits.</summary>
[GenerateSerializer, Alias("trait-event-kind")]
public enum TraitEventKind
{
    /// <summary>The ledger begins: what stands here is all there is.</summary>
    Begun = 0,

    /// <summary>Somebody changed a trait by hand.</summary>
    Changed = 1,

    /// <summary>The core profile changed, and the persona inherits it.</summary>
    Inherited = 2,

    /// <summary>A conversation showed the traits as they were observed.</summary>
    Observed = 3,

    /// <summary>Somebody brought an earlier version back.</summary>
    RolledBack = 4,
}
