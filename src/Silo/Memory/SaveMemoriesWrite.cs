using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>Memories of one partition, as they are now.</summary>
internal sealed class SaveMemoriesWrite(
    UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public UserPersonaKey Key { get; } = key;

    public IReadOnlyList<StoredMemory> Memories { get; } = memories;

    public override IEnumerable<object> Touched => Memories.Select(memory => (object)memory.Entry.Id);

    public override string Label => $"{Memories.Count} memories";
}
