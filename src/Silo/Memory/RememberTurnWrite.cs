using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>What is remembered of a turn.</summary>
internal sealed class RememberTurnWrite(UserPersonaKey key, RememberedTurn turn, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public UserPersonaKey Key { get; } = key;

    public RememberedTurn Turn { get; } = turn;

    /// <summary>Gets the memories that went in: of one forgotten once, nothing does.</summary>
    public HashSet<Guid> Inserted { get; } = [];

    public override IEnumerable<object> Touched
        => Turn.Memories.Concat(Turn.Ended).Select(memory => (object)memory.Entry.Id).Append((Key, Turn.Turn.SessionId, Turn.Turn.Turn.Seq));

    public override string Label => $"what is remembered of turn {Turn.Turn.Turn.Seq}";
}
