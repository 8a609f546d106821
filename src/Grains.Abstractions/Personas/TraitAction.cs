namespace PersonaUniverse.Personas;

/// <summary>What to do with a trait.</summary>
[GenerateSerializer, Alias("trait-action")]
public enum TraitAction
{
    /// <summary>Set the intensity.</summary>
    Set = 0,

    /// <summary>Raise the intensity by an amount; it stops at 1.</summary>
    Increase = 1,

    /// <summary>Lower the intensity by an amount; it stops at 0.</summary>
    Decrease = 2,

    /// <summary>Add a trait of the persona's own.</summary>
    Add = 3,

    /// <summary>Remove one of the persona's own traits. Inherited ones cannot be removed.</summary>
    Remove = 4,

    /// <summary>Return the intensity to its baseline.</summary>
    Reset = 5,
}
