using System.Collections.Immutable;
using System.Text.RegularExpressions;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas;

/// <summary>Checks a seed file and reports every mistake, each with its place, instead of stopping at the first.</summary>
internal static partial class SeedValidator
{
    public static IReadOnlyList<string> Validate(SeedDocument document)
    {
        var mistakes = new List<string>();
        if (document.Personas.IsDefault || document.Core.Traits.IsDefault)
        {
            return ["personas and core.traits: must be lists"];
        }

        CheckTraits("core.traits", document.Core.Traits, [], mistakes);
        var ids = new HashSet<string>(StringComparer.Ordinal);
        for (var index = 0; index < document.Personas.Length; index++)
        {
            var persona = document.Personas[index];
            var place = $"personas[{index}]";
            CheckId(place + ".id", persona.Id, ids, mistakes);
            CheckPersona(place, persona, mistakes);
            CheckTraits(place + ".traits", persona.Traits, document.Core.Traits, mistakes);
            CheckCoreIntensities(place + ".coreIntensities", persona, document.Core, mistakes);
        }

        return mistakes;
    }

    private static void CheckPersona(string place, SeedPersona persona, List<string> mistakes)
    {
        CheckLength(place + ".name", persona.Name, 1, PersonaLimits.NameLength, mistakes);
        CheckLength(place + ".description", persona.Description, 1, PersonaLimits.DescriptionLength, mistakes);
        CheckLength(place + ".instructions", persona.Instructions, 0, PersonaLimits.InstructionsLength, mistakes);
        if (!PersonaLimits.IsColor(persona.Color))
        {
            mistakes.Add($"{place}.color: '{persona.Color}' is not of the form #rrggbb");
        }
    }

    private static void CheckTraits(
        string place, ImmutableArray<TraitDefinition> traits, ImmutableArray<TraitDefinition> inherited, List<string> mistakes)
    {
        if (traits.IsDefault)
        {
            mistakes.Add($"{place}: must be a list");
            return;
        }

        var ids = inherited.Select(trait => trait.Id).ToHashSet(StringComparer.Ordinal);
        var styles = inherited.Where(trait => trait.Style is not null).Select(trait => trait.Style!).ToHashSet(StringComparer.Ordinal);
        for (var index = 0; index < traits.Length; index++)
        {
            var trait = traits[index];
            var where = $"{place}[{index}]";
            CheckId(where + ".id", trait.Id, ids, mistakes);
            CheckLength(where + ".name", trait.Name, 1, PersonaLimits.TraitNameLength, mistakes);
            CheckIntensity(where + ".intensity", trait.Intensity, mistakes);
            CheckDynamics(where + ".dynamics", trait.Dynamics ?? TraitDynamics.Default, mistakes);
            if (trait.Style is { } style && !StyleFeatures.All.Contains(style))
            {
                mistakes.Add($"{where}.style: '{style}' is none of {string.Join(", ", StyleFeatures.All)}");
            }
            else if (trait.Style is { } shown && !styles.Add(shown))
            {
                // Two traits in one feature would make it unclear which of them a reader sees.
                mistakes.Add($"{where}.style: '{shown}' already shows another trait of this persona");
            }
        }

        // All ids are known now: the core's, and the persona's own.
        for (var index = 0; index < traits.Length; index++)
        {
            if (traits[index].Dynamics?.Opposes is { } opposite && (opposite == traits[index].Id || !ids.Contains(opposite)))
            {
                mistakes.Add($"{place}[{index}].dynamics.opposes: there is no other trait '{opposite}'");
            }
        }
    }

    private static void CheckDynamics(string place, TraitDynamics dynamics, List<string> mistakes)
    {
        CheckIntensity(place + ".plasticity", dynamics.Plasticity, mistakes);
        CheckIntensity(place + ".floor", dynamics.Floor, mistakes);
        CheckIntensity(place + ".ceiling", dynamics.Ceiling, mistakes);
        if (dynamics.Floor > dynamics.Ceiling)
        {
            mistakes.Add($"{place}.floor: {dynamics.Floor} is above the ceiling {dynamics.Ceiling}");
        }

        if (dynamics.HalfLifeHours is not (> 0 and < double.PositiveInfinity))
        {
            mistakes.Add($"{place}.halfLifeHours: {dynamics.HalfLifeHours} is not above 0");
        }
    }

    private static void CheckCoreIntensities(string place, SeedPersona persona, SeedCore core, List<string> mistakes)
    {
        foreach (var (id, intensity) in persona.CoreIntensities ?? ImmutableDictionary<string, double>.Empty)
        {
            CheckIntensity($"{place}.{id}", intensity, mistakes);
            if (!core.Traits.Any(trait => trait.Id == id))
            {
                mistakes.Add($"{place}.{id}: there is no such core trait");
            }
        }
    }

    private static void CheckId(string place, string id, HashSet<string> taken, List<string> mistakes)
    {
        if (!Id().IsMatch(id))
        {
            mistakes.Add($"{place}: '{id}' is not 1 to 50 characters of A-Z a-z 0-9 . _ : -");
        }
        else if (!taken.Add(id))
        {
            mistakes.Add($"{place}: '{id}' is taken");
        }
    }

    private static void CheckLength(string place, string text, int least, int most, List<string> mistakes)
    {
        if (text.Length < least || text.Length > most)
        {
            mistakes.Add($"{place}: must have {least} to {most} characters, has {text.Length}");
        }
    }

    private static void CheckIntensity(string place, double intensity, List<string> mistakes)
    {
        if (intensity is not (>= 0 and <= 1))
        {
            mistakes.Add($"{place}: {intensity} is not between 0 and 1");
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9._:-]{1,50}\z")]
    private static partial Regex Id();
}
