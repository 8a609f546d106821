using System.Text.Json;

namespace PersonaUniverse.Personas;

/// <summary>Reads seed files.</summary>
internal static class PersonaSeedFile
{
    private const string ShippedName = "personas.json";

    /// <summary>Reads the seeds that come with the product, or those of the file at <paramref name="path"/>.</summary>
    /// <exception cref="InvalidDataException">The file is not a valid seed file; the message names every mistake and its place.</exception>
    public static PersonaSeeds Load(string? path = null)
    {
        if (!string.IsNullOrWhiteSpace(path))
        {
            using var file = File.OpenRead(path);
            return Read(file, path);
        }

        using var shipped = typeof(PersonaSeedFile).Assembly.GetManifestResourceStream(ShippedName)
            ?? throw new InvalidOperationException($"The resource '{ShippedName}' is missing from the build.");
        return Read(shipped, ShippedName);
    }

    /// <summary>Reads seeds from a stream of JSON.</summary>
    /// <param name="json">The JSON, in UTF-8.</param>
    /// <param name="source">What to call it in a complaint.</param>
    /// <exception cref="InvalidDataException">It is not a valid seed file.</exception>
    public static PersonaSeeds Read(Stream json, string source)
    {
        var document = Parse(json, source);
        var mistakes = SeedValidator.Validate(document);
        if (mistakes.Count > 0)
        {
            throw new InvalidDataException(
                $"The seed file '{source}' has {mistakes.Count} mistake(s):{Environment.NewLine}" +
                string.Join(Environment.NewLine, mistakes));
        }

        return new PersonaSeeds(
            new CoreProfile(document.Core.Traits),
            document.Personas.ToDictionary(persona => persona.Id, persona => persona.ToDefinition(), StringComparer.Ordinal));
    }

    private static SeedDocument Parse(Stream json, string source)
    {
        try
        {
            return JsonSerializer.Deserialize(json, SeedJson.Default.SeedDocument)
                ?? throw new InvalidDataException($"The seed file '{source}' holds nothing.");
        }
        catch (JsonException exception)
        {
            throw new InvalidDataException($"The seed file '{source}' cannot be read: {exception.Message}", exception);
        }
    }
}
