using System.Collections.Immutable;
using System.Text.Json.Nodes;
using PersonaUniverse.Personas;
using PersonaUniverse.Validation;

namespace PersonaUniverse.Cards;

/// <summary>
/// What our own cards say in <c>extensions</c>: traits with their intensities, and what no specification has a member for.
/// </summary>
/// <param name="Id">The id it had; null when the card says none.</param>
/// <param name="Color">Its colour; null when the card says none.</param>
/// <param name="Examples">Lines that sound like it.</param>
/// <param name="Traits">Its own traits, with their baselines.</param>
/// <param name="CoreIntensities">The baselines of inherited traits.</param>
/// <param name="Intensities">The live intensities that differ from their baseline.</param>
internal sealed record CardExtension(
    string? Id,
    string? Color,
    ImmutableArray<string> Examples,
    ImmutableArray<TraitDefinition> Traits,
    ImmutableDictionary<string, double> CoreIntensities,
    ImmutableSortedDictionary<string, double> Intensities)
{
    public const string TraitsName = "persona_universe/traits";
    public const string PersonaName = "persona_universe/persona";

    private const string Path = "extensions.";

    /// <summary>Reads it from a card's data; all of it is empty in a card that is not ours.</summary>
    public static CardExtension Read(JsonObject data)
    {
        var extensions = data.Member("", "extensions") ?? [];
        var persona = extensions.Member(Path, PersonaName) ?? [];
        var traits = extensions[TraitsName] switch
        {
            null => [],
            JsonArray { Count: <= 2 * PersonaLimits.MostTraits } items => items.Select(ReadTrait).ToList(),
            _ => throw CardProblem.At(Path + TraitsName, $"{TraitsName} must be a list of traits."),
        };
        Require(traits.DistinctBy(trait => trait.Definition.Id).Count() == traits.Count, TraitsName, "Two traits have the same id.");
        Require(
            traits.Count(trait => !trait.Inherited) <= PersonaLimits.MostTraits,
            TraitsName,
            $"A persona has at most {PersonaLimits.MostTraits} traits of its own.");
        return new CardExtension(
            persona.Text(Path, "id") is var id && Ids.FitsShort(id) ? id : null,
            persona.Text(Path, "color") is var color && PersonaLimits.IsColor(color) ? color : null,
            persona.Texts(Path, "examples", PersonaLimits.MostExamples, PersonaLimits.LongestExample),
            [.. traits.Where(trait => !trait.Inherited).Select(trait => trait.Definition)],
            traits.Where(trait => trait.Inherited).ToImmutableDictionary(trait => trait.Definition.Id, trait => trait.Definition.Intensity),
            traits.Where(trait => !trait.Live.Equals(trait.Definition.Intensity))
                .ToImmutableSortedDictionary(trait => trait.Definition.Id, trait => trait.Live));
    }

    /// <summary>Refuses a card with a trait that it says is inherited, and that personas here do not inherit.</summary>
    /// <exception cref="Errors.ApiException">There is such a trait; it is named.</exception>
    public void RequireKnown(CoreTraits core)
    {
        var known = core.Traits.Select(trait => trait.Id);
        if (CoreIntensities.Keys.Except(known).Order(StringComparer.Ordinal).FirstOrDefault() is { } unknown)
        {
            throw CardProblem.At(Path + TraitsName, $"Personas here inherit no trait '{unknown}'.");
        }
    }

    /// <summary>Writes it into a card's data.</summary>
    public static void Write(JsonObject data, PersonaProfile persona)
    {
        if (data["extensions"] is not JsonObject extensions)
        {
            data["extensions"] = extensions = [];
        }

        extensions[TraitsName] = new JsonArray([.. persona.Traits.Select(Describe)]);
        extensions[PersonaName] = new JsonObject
        {
            ["id"] = persona.Id,
            ["color"] = persona.Color,
            ["examples"] = new JsonArray([.. persona.Examples.Select(line => (JsonNode)line)]),
        };
    }

    private static JsonObject Describe(Trait trait) => new()
    {
        ["id"] = trait.Id,
        ["name"] = trait.Name,
        ["description"] = trait.Description,
        ["intensity"] = trait.Intensity,
        ["baseline"] = trait.Baseline,
        ["inherited"] = trait.Inherited,
        ["style"] = trait.Style,
    };

    private static (TraitDefinition Definition, double Live, bool Inherited) ReadTrait(JsonNode? node)
    {
        const string Where = Path + TraitsName + ".";
        var trait = node as JsonObject ?? throw CardProblem.At(Path + TraitsName, "A trait must be an object.");
        var id = trait.Text(Where, "id");
        Require(Ids.FitsShort(id), TraitsName, "A trait's id must be 1–50 characters of A–Z a–z 0–9 . _ : -");
        var live = Intensity(trait.Number(Where, "intensity"));
        var style = trait.Text(Where, "style");
        Require(style.Length == 0 || StyleFeatures.All.Contains(style), TraitsName, "A trait shows in no such style feature.");
        var name = trait.Text(Where, "name", PersonaLimits.TraitNameLength);
        return (
            new TraitDefinition(
                id,
                name.Length == 0 ? id : name.ReplaceLineEndings(" "),
                trait.Text(Where, "description", PersonaLimits.TraitDescriptionLength),
                Intensity(trait.Number(Where, "baseline") ?? live),
                style.Length == 0 ? null : style),
            live,
            trait.Flag(Where, "inherited"));
    }

    private static double Intensity(double? value)
        => value is >= 0 and <= 1 ? value.Value : throw CardProblem.At(Path + TraitsName, "An intensity must be in [0, 1].");

    private static void Require(bool holds, string name, string message)
    {
        if (!holds)
        {
            throw CardProblem.At(Path + name, message);
        }
    }
}
