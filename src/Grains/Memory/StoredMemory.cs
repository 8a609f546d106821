namespace PersonaUniverse.Memory;

/// <summary>A memory as it is kept.</summary>
/// <param name="Entry">The memory; without its text once it is forgotten.</param>
/// <param name="Step">What is still to be done for it.</param>
internal sealed record StoredMemory(MemoryEntry Entry, MemoryStep Step)
{
    // A session's first turn is its number 1.
    private const long OfNoTurn = 0;

    /// <summary>
    /// Gets whether its user had it forgotten, or it repeats an older one; what is left of it keeps it from being derived again.
    /// </summary>
    public bool Forgotten { get; init; }

    /// <summary>Gets how often it was refused by the embedder or the vector store.</summary>
    public int Failures { get; init; }

    /// <summary>Gets the name of the embedder that made its vector; null before there is one.</summary>
    public string? Embedder { get; init; }

    /// <summary>Gets its vector, where the vector store does not keep it itself.</summary>
    public ReadOnlyMemory<float> Vector { get; init; }

    /// <summary>Gets whether its user has edited or pinned it: a rebuild keeps it.</summary>
    public bool IsByHand => Entry.Edited || Entry.Pinned;

    /// <summary>Gets whether it only notes that an older memory, its source, says the same.</summary>
    public bool IsRepeat => Forgotten && !Entry.Sources.IsEmpty;

    /// <summary>
    /// Gets whether it went with its whole session: none of that is derived again, so nothing is left of it once its vector is removed.
    /// </summary>
    public bool IsLeaving => Forgotten && Entry.Seq == OfNoTurn;

    /// <summary>The memory forgotten: its words are gone.</summary>
    public StoredMemory Forget() => this with
    {
        Entry = Entry with { Text = "", Topic = null, Sources = [] },
        Step = MemoryStep.Remove,
        Forgotten = true,
        Failures = 0,
        Embedder = null,
        Vector = default,
    };

    /// <summary>The memory forgotten with its whole session.</summary>
    public StoredMemory ForgetWithSession()
    {
        var note = Forget();
        return note with { Entry = note.Entry with { Seq = OfNoTurn } };
    }

    /// <summary>The memory as one that says the same as an older one: without its words, and never indexed.</summary>
    /// <param name="older">That one's id.</param>
    public StoredMemory AsRepeatOf(Guid older)
    {
        var note = Forget();
        return note with { Entry = note.Entry with { Sources = [older] }, Step = MemoryStep.Done };
    }
}
