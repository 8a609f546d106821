using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>How far memories of one partition are in step; what they say is not written.</summary>
internal sealed class SettleMemoriesWrite(
    UserPersonaKey key, IReadOnlyList<StoredMemory> memories, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public UserPersonaKey Key { get; } = key;

    public IReadOnlyList<StoredMemory> Memories { get; } = memories;

    public override IEnumerable<object> Touched => Memories.Select(memory => (object)memory.Entry.Id);

    public override string Label => $"the steps of {Memories.Count} memories";
}
