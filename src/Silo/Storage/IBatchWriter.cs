namespace PersonaUniverse.Storage;

/// <summary>Writes a batch in one transaction. Called by one caller at a time; disposing it closes its connection.</summary>
internal interface IBatchWriter : IAsyncDisposable
{
    /// <summary>Writes all of it or, when it throws, nothing; sets <see cref="BatchedWrite.Stored"/> on what went in.</summary>
    Task WriteAsync(IReadOnlyList<BatchedWrite> batch);
}
