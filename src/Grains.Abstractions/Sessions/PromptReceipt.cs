using System.Collections.Immutable;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>What a model was really given for a reply.</summary>
/// <param name="Turn">The turn, with its receipt as stored.</param>
/// <param name="Traits">The traits as they were, layer by layer.</param>
/// <param name="Memories">What was recalled. Of what was forgotten since, only the place is left.</param>
/// <param name="Forgotten">The ids of memories that were forgotten since.</param>
/// <param name="Messages">The prompt, rendered again; empty when its texts were not kept.</param>
/// <param name="Sections">Its sections, in order.</param>
/// <param name="Verified">Whether what was rendered again is, byte for byte, what the model was given.</param>
[GenerateSerializer, Immutable, Alias("prompt-receipt")]
public sealed record PromptReceipt(
    [property: Id(0)] Turn Turn,
    [property: Id(1)] ImmutableArray<TraitLayers> Traits,
    [property: Id(2)] ImmutableArray<RecalledMemory> Memories,
    [property: Id(3)] ImmutableArray<Guid> Forgotten,
    [property: Id(4)] ImmutableArray<PromptMessage> Messages,
    [property: Id(5)] ImmutableArray<PromptSection> Sections,
    [property: Id(6)] bool Verified);
