using System.Collections.Immutable;

namespace PersonaUniverse.Personas.Inference;

/// <summary>A trait as a model reports it.</summary>
/// <param name="Id">The id of a trait it was told of; null for another.</param>
/// <param name="Name">Its name; the id where the model gives none.</param>
/// <param name="Description">What it means in behaviour; may be empty.</param>
/// <param name="Intensity">How strong it is, in [0, 1].</param>
/// <param name="Lines">The lines that show it; at least one.</param>
internal sealed record ReportedTrait(
    string? Id, string Name, string Description, double Intensity, ImmutableArray<InferredLine> Lines);
