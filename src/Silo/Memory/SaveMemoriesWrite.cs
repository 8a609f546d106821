using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Memories of one partition, as they are now.</summary>
internal sealed class SaveMemoriesWrite(
    MemoryKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public MemoryKey Key { get; } = key;

    public IReadOnlyList<StoredMemory> Memories { get; } = memories;

    public override IEnumerable<object> Touched => Memories.Select(memory => (object)memory.Entry.Id);

    public override string Label => $"{Memories.Count} memories";
}
