namespace PersonaUniverse.Storage;

/// <summary>A write waiting for its batch. Its task ends when it is durable, and tells whether it went in.</summary>
internal abstract class BatchedWrite(CancellationToken cancellationToken)
    : TaskCompletionSource<bool>(TaskCreationOptions.RunContinuationsAsynchronously)
{
    /// <summary>Gets what stops the waiting; a write on its way is written all the same.</summary>
    public CancellationToken CancellationToken { get; } = cancellationToken;

    /// <summary>Gets or sets whether it went in; the batch's writer sets it.</summary>
    public bool Stored { get; set; }

    /// <summary>Gets what it touches, by value: two writes that touch the same cannot share a statement.</summary>
    public abstract IEnumerable<object> Touched { get; }

    /// <summary>Gets what to call it in a log: what it is and its number, never its text.</summary>
    public abstract string Label { get; }
}
