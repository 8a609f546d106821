using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A persona as a text suggests it: nothing is kept until somebody makes it.</summary>
/// <param name="Persona">The persona, as <c>POST /api/personas</c> takes it: to be accepted as it is, or corrected.</param>
/// <param name="By">How it was inferred: <c>model</c> (beside what was measured) or <c>measurement</c> alone.</param>
/// <param name="Model">The model's id as its provider says it; null when none had a part in it.</param>
/// <param name="Degraded"><c>model</c> where measurement or a fallback stood in for the model; else empty.</param>
/// <param name="Findings">What was inferred, how, and from which lines.</param>
/// <param name="DescriptionLines">The lines the description was inferred from; empty where it sums up what was measured.</param>
/// <param name="ExampleLines">The numbers of the persona's example lines in the text, in their order.</param>
/// <param name="Style">The mean measure of each style feature, in its own unit.</param>
/// <param name="Lines">How many lines of the speaker's were measured.</param>
/// <param name="LinesShown">How many of them the model was shown: of a long text, some from all over it.</param>
public sealed record InferenceResponse(
    CreatePersonaRequest Persona,
    string By,
    string? Model,
    ImmutableArray<string> Degraded,
    ImmutableArray<InferredTrait> Findings,
    ImmutableArray<InferredLine> DescriptionLines,
    ImmutableArray<int> ExampleLines,
    ImmutableSortedDictionary<string, double> Style,
    int Lines,
    int LinesShown)
{
    /// <summary>The inference as clients see it.</summary>
    public static InferenceResponse From(InferredPersona inferred)
    {
        var definition = inferred.Definition;
        return new InferenceResponse(
            new CreatePersonaRequest
            {
                Name = definition.Name,
                Description = definition.Description,
                Color = definition.Color,
                Examples = definition.Examples,
                Visibility = PersonaVisibilities.Write(PersonaVisibility.Private),
                Traits =
                [
                    .. definition.Traits.Select(trait => new TraitRequest
                    {
                        Id = trait.Id,
                        Name = trait.Name,
                        Description = trait.Description,
                        Intensity = Rounding.Round(trait.Intensity),
                        Style = trait.Style,
                    }),
                ],
                CoreIntensities = definition.CoreIntensities.ToImmutableSortedDictionary(
                    core => core.Key, core => Rounding.Round(core.Value)),
                From = OriginKinds.Text,
            },
            inferred.By,
            inferred.Model,
            inferred.Degraded,
            [.. inferred.Findings.Select(finding => finding with { Intensity = Rounding.Round(finding.Intensity) })],
            inferred.DescriptionLines,
            inferred.ExampleLines,
            inferred.Style,
            inferred.Lines,
            inferred.LinesShown);
    }
}
