using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Personas.Inference;

/// <summary>Merges what a model read out of lines into what was measured on them.</summary>
/// <remarks>
/// What can be measured, is: the style, and the intensities of traits that show in it, whatever the model says of them. The model
/// gives what only reading tells: the description, core traits without a feature, further traits, and the choice of examples. So a
/// persona derived with a model measures like one derived without, and nothing a text says can turn its dials.
/// </remarks>
internal static class InferenceMerger
{
    /// <summary>Adds a report to a measured persona.</summary>
    /// <param name="measured">The persona as measured.</param>
    /// <param name="report">What the model wrote.</param>
    /// <param name="transcript">The lines.</param>
    /// <param name="core">The traits that every persona has.</param>
    public static InferredPersona Merge(InferredPersona measured, PersonaReport report, Transcript transcript, CoreProfile core)
    {
        var merged = report.Traits.Aggregate(measured, (persona, trait) => Add(persona, trait, core));
        var definition = merged.Definition;
        var examples = Examples(measured, report, transcript);
        return merged with
        {
            Definition = definition with
            {
                Name = transcript.Speaker is null && report.Name is { } name ? name : definition.Name,
                Description = report.Description ?? definition.Description,
                Examples = [.. examples.Select(line => line.Text)],
            },
            By = InferenceMethods.Model,
            DescriptionLines = report.Description is null ? [] : [.. report.DescriptionLines.Select(PersonaMeasurement.Shorten)],
            ExampleLines = [.. examples.Select(line => line.Number)],
        };
    }

    private static InferredPersona Add(InferredPersona persona, ReportedTrait trait, CoreProfile core)
    {
        var definition = persona.Definition;
        if (Find(core.Traits, trait) is { } known)
        {
            return known.Style is not null ? persona : persona with
            {
                Definition = definition with { CoreIntensities = definition.CoreIntensities.SetItem(known.Id, trait.Intensity) },
                Findings = persona.Findings.Add(Finding(known.Id, trait)),
            };
        }

        if (Measured(definition.Traits, trait) is { } twin)
        {
            var told = twin with { Description = trait.Description.Length > 0 ? trait.Description : twin.Description };
            return persona with { Definition = definition with { Traits = definition.Traits.Replace(twin, told) } };
        }

        if (IsMeasuredElsewhere(trait))
        {
            return persona;
        }

        var id = IdOf(trait.Name, [.. core.Traits, .. definition.Traits]);
        var added = new TraitDefinition(id, trait.Name, trait.Description, trait.Intensity);
        return persona with
        {
            Definition = definition with { Traits = definition.Traits.Add(added) },
            Findings = persona.Findings.Add(Finding(id, trait)),
        };
    }

    private static InferredTrait Finding(string traitId, ReportedTrait trait)
        => new(traitId, trait.Intensity, Style: null, Measure: null, [.. trait.Lines.Select(PersonaMeasurement.Shorten)])
        {
            By = InferenceMethods.Model,
        };

    // The model's choice first, then as many of the others as there is room for.
    private static ImmutableArray<InferredLine> Examples(InferredPersona measured, PersonaReport report, Transcript transcript)
        =>
        [
            .. report.Examples
                .Concat(transcript.Lines.IntersectBy(measured.ExampleLines, line => line.Number))
                .Where(line => line.Text.Length <= InferenceLimits.LongestExample)
                .DistinctBy(line => line.Text)
                .Take(InferenceLimits.MostExamples),
        ];

    private static TraitDefinition? Measured(ImmutableArray<TraitDefinition> own, ReportedTrait trait)
    {
        var style = StyleOf(trait);
        return Find(own, trait) is { Style: not null } named
            ? named
            : own.FirstOrDefault(candidate => style is not null && candidate.Style == style);
    }

    // Kindness, say, where warmth is a core trait: the same feature under another name.
    private static bool IsMeasuredElsewhere(ReportedTrait trait) => StyleOf(trait) is not null;

    private static string? StyleOf(ReportedTrait trait)
        => CommonTraits.StyleOf(trait.Name) ?? (trait.Id is null ? null : CommonTraits.StyleOf(trait.Id));

    private static TraitDefinition? Find(ImmutableArray<TraitDefinition> traits, ReportedTrait trait)
        => traits.FirstOrDefault(candidate =>
            Same(candidate.Id, trait.Id) || Same(candidate.Name, trait.Name) || Same(candidate.Id, trait.Name));

    private static bool Same(string one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);

    private static string IdOf(string name, IReadOnlyCollection<TraitDefinition> taken)
    {
        const int Longest = 40;
        var letters = name.ToLowerInvariant().Take(Longest).Select(letter => char.IsAsciiLetterOrDigit(letter) ? letter : '-');
        var slug = string.Concat(letters).Trim('-') is { Length: > 0 } spelled ? spelled : "trait";
        return Enumerable.Range(1, taken.Count + 1)
            .Select(number => number == 1 ? slug : $"{slug}-{number}")
            .First(id => taken.All(trait => !Same(trait.Id, id)));
    }
}
