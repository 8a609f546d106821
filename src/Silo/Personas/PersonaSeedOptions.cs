namespace PersonaUniverse.Personas;

/// <summary>Where the first personas come from (section <c>Personas</c>, in which the API has its limits too).</summary>
public sealed class PersonaSeedOptions
{
    /// <summary>The configuration section. It is read while the silo is put together, before there are services.</summary>
    public const string SectionName = "Personas";

    /// <summary>
    /// Gets or sets the path of a seed file to use instead of the one that comes with the product. Default: none. A file that is
    /// missing or wrong stops the silo before it starts, with every mistake named.
    /// </summary>
    public string? SeedFile { get; set; }
}
