namespace PersonaUniverse;

/// <summary>Names of the storage providers that the grains ask for and the silo configures.</summary>
internal static class StorageNames
{
    /// <summary>Grain state as JSON in the relational database.</summary>
    public const string Grains = "grains";
}
