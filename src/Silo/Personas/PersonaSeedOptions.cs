namespace PersonaUniverse.Personas;

/// <summary>Where the first personas come from.</summary>
public sealed class PersonaSeedOptions
{
    public const string SectionName = "Personas";

    /// <summary>
    /// Gets or sets the path of a seed file to use instead of the one that comes with the product. Default: none. A file that is
    /// missing or wrong stops the silo before it starts, with every mistake named.
    /// </summary>
    public string? SeedFile { get; set; }
}
