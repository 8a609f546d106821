using PersonaUniverse.Storage;

namespace PersonaUniverse.Memory;

/// <summary>What is remembered of a turn.</summary>
internal sealed class RememberTurnWrite(UserPersonaKey key, RememberedTurn remembered, CancellationToken cancellationToken)
    : BatchedWrite(cancellationToken)
{
    public UserPersonaKey Key { get; } = key;

    public RememberedTurn Remembered { get; } = remembered;

    /// <summary>Gets the memories that went in: of one forgotten once, nothing does.</summary>
    public HashSet<Guid> Inserted { get; } = [];

    public override IEnumerable<object> Touched => Remembered.Memories
        .Concat(Remembered.Ended)
        .Select(memory => (object)memory.Entry.Id)
        .Append((Key, Logged.SessionId, Logged.Turn.Seq));

    public override string Label => $"what is remembered of turn {Logged.Turn.Seq}";

    private LoggedTurn Logged => Remembered.Logged;
}
