namespace PersonaUniverse.Storage;

/// <summary>Writes that fit into one transaction of few statements: no two of them touch the same.</summary>
internal sealed class WriteBatch
{
    private readonly List<BatchedWrite> _writes = [];
    private readonly HashSet<object> _touched = [];

    public IReadOnlyList<BatchedWrite> Writes => _writes;

    /// <summary>Adds a write, unless it could collide with one that is in the batch: then it must wait for the next.</summary>
    public bool TryAdd(BatchedWrite write)
    {
        object[] touched = [.. write.Touched];
        if (touched.Any(_touched.Contains))
        {
            return false;
        }

        _touched.UnionWith(touched);
        _writes.Add(write);
        return true;
    }

    public void Clear()
    {
        _writes.Clear();
        _touched.Clear();
    }
}
