using System.Collections.Immutable;

namespace PersonaUniverse.Personas;

/// <summary>A persona as a text suggests it: nothing is kept until somebody makes it.</summary>
/// <param name="Persona">The persona, as <c>POST /api/personas</c> takes it: to be accepted as it is, or corrected.</param>
/// <param name="Findings">What was inferred, and from which lines.</param>
/// <param name="Style">The mean measure of each style feature, in its own unit.</param>
/// <param name="Lines">How many lines of the speaker's were read.</param>
public sealed record InferenceResponse(
    CreatePersonaRequest Persona,
    ImmutableArray<InferredTrait> Findings,
    ImmutableSortedDictionary<string, double> Style,
    int Lines)
{
    private const int LongestName = 100;

    /// <summary>The inference as clients see it.</summary>
    public static InferenceResponse From(InferredPersona inferred)
    {
        var definition = inferred.Definition;
        return new InferenceResponse(
            new CreatePersonaRequest
            {
                Name = definition.Name.Length <= LongestName ? definition.Name : definition.Name[..LongestName],
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
                        Intensity = trait.Intensity,
                        Style = trait.Style,
                    }),
                ],
                CoreIntensities = definition.CoreIntensities,
                From = "text",
            },
            inferred.Findings,
            inferred.Style,
            inferred.Lines);
    }
}
