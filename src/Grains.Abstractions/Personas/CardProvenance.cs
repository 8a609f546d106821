namespace PersonaUniverse.Personas;

/// <summary>Where an imported persona came from.</summary>
/// <param name="Spec">The card's specification: <c>v1</c>, <c>chara_card_v2</c> or <c>chara_card_v3</c>.</param>
/// <param name="SpecVersion">The specification's version, as the card says; empty for V1.</param>
/// <param name="Format">What it came in: <c>json</c> or <c>png</c>.</param>
/// <param name="Creator">Who made the card, as it says itself; empty when it does not.</param>
/// <param name="CharacterVersion">The card's own version, as it says itself; empty when it does not.</param>
/// <param name="Sha256">The SHA-256 of the file that was imported, in lower-case hexadecimal.</param>
/// <param name="ImportedAt">When.</param>
[GenerateSerializer, Immutable, Alias("card-provenance")]
public sealed record CardProvenance(
    [property: Id(0)] string Spec,
    [property: Id(1)] string SpecVersion,
    [property: Id(2)] string Format,
    [property: Id(3)] string Creator,
    [property: Id(4)] string CharacterVersion,
    [property: Id(5)] string Sha256,
    [property: Id(6)] DateTimeOffset ImportedAt);
