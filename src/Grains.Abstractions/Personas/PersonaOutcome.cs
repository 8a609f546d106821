namespace PersonaUniverse.Personas;

/// <summary>What came of a change to a persona.</summary>
[GenerateSerializer, Alias("persona-outcome")]
public enum PersonaOutcome
{
    /// <summary>It is done and durable.</summary>
    Done = 0,

    /// <summary>There is no such persona.</summary>
    PersonaUnknown = 1,

    /// <summary>There is already a persona with this id.</summary>
    PersonaExists = 2,

    /// <summary>Only an admin or the persona's owner may do this.</summary>
    Forbidden = 3,

    /// <summary>The persona has no such trait.</summary>
    TraitUnknown = 4,

    /// <summary>The persona already has a trait with this id.</summary>
    TraitExists = 5,

    /// <summary>An inherited trait cannot be removed.</summary>
    TraitInherited = 6,

    /// <summary>The persona has as many traits as it may have.</summary>
    TooManyTraits = 7,

    /// <summary>The change does not make sense as written: an intensity missing, superfluous or outside [0, 1].</summary>
    Invalid = 8,

    /// <summary>The trait ledger does not reach back to that version or time, or not yet up to it.</summary>
    VersionUnknown = 10,

    /// <summary>The persona has changed since the version the change was made for.</summary>
    VersionConflict = 20,

    /// <summary>The owner has as many personas as one may have.</summary>
    TooManyPersonas = 21,

    /// <summary>The persona was never at that version, or what it was then is no longer kept.</summary>
    DefinitionUnknown = 22,

    /// <summary>The definition sets the intensity of a core trait that there is not.</summary>
    CoreTraitUnknown = 23,
}
