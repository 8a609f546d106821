namespace PersonaUniverse.Memory;

public sealed class ExactMemoryVectorsTests : MemoryVectorsTests
{
    private protected override IMemoryVectors Vectors { get; } = new ExactMemoryVectors(Embedder);
}
