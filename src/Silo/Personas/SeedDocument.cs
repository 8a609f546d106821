using System.Collections.Immutable;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace PersonaUniverse.Personas;

/// <summary>A seed file as it is written.</summary>
internal sealed record SeedDocument(SeedCore Core, ImmutableArray<SeedPersona> Personas);

/// <summary>The <c>core</c> part of a seed file.</summary>
internal sealed record SeedCore(ImmutableArray<TraitDefinition> Traits);

/// <summary>One persona of a seed file.</summary>
internal sealed record SeedPersona(
    string Id,
    string Name,
    string Description,
    string Color,
    ImmutableArray<TraitDefinition> Traits,
    string Instructions = "",
    string? Greeting = null,
    ImmutableArray<string>? Examples = null,
    string? Model = null,
    ImmutableDictionary<string, double>? CoreIntensities = null)
{
    public PersonaDefinition ToDefinition() => new(
        Name,
        Description,
        Color,
        Instructions,
        Greeting,
        Examples ?? [],
        Model,
        Traits,
        CoreIntensities ?? ImmutableDictionary<string, double>.Empty);
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    ReadCommentHandling = JsonCommentHandling.Skip,
    AllowTrailingCommas = true,
    RespectNullableAnnotations = true,
    RespectRequiredConstructorParameters = true,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Disallow)]
[JsonSerializable(typeof(SeedDocument))]
internal sealed partial class SeedJson : JsonSerializerContext;
