namespace PersonaUniverse.Memory.Ranking;

/// <summary>The memories that hold one term, with the weight it has in each.</summary>
internal sealed class Postings
{
    private int[] _slots = new int[2];
    private float[] _weights = new float[2];

    public int Count { get; private set; }

    public ReadOnlySpan<int> Slots => _slots.AsSpan(0, Count);

    public ReadOnlySpan<float> Weights => _weights.AsSpan(0, Count);

    public void Add(int slot, float weight)
    {
        if (Count == _slots.Length)
        {
            Array.Resize(ref _slots, Count * 2);
            Array.Resize(ref _weights, Count * 2);
        }

        _slots[Count] = slot;
        _weights[Count++] = weight;
    }

    public void Remove(int slot)
    {
        var place = Slots.IndexOf(slot);
        Count--;
        _slots[place] = _slots[Count];
        _weights[place] = _weights[Count];
    }
}
