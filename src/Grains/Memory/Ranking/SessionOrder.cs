namespace PersonaUniverse.Memory.Ranking;

/// <summary>The memories of one session in their order.</summary>
/// <param name="number">The session's place among the index's sessions.</param>
internal sealed class SessionOrder(int number)
{
    private readonly List<(long Order, Guid Id, int Slot)> _members = [];

    public int Number { get; } = number;

    public int Count => _members.Count;

    public int SlotAt(int place) => place >= 0 && place < _members.Count ? _members[place].Slot : -1;

    /// <summary>Takes a memory in and returns its place.</summary>
    public int Add(MemoryDocument document, int slot)
    {
        var place = ~Find(document);
        _members.Insert(place, (document.Order, document.Id, slot));
        return place;
    }

    /// <summary>Lets a memory go and returns the place it had.</summary>
    public int Remove(MemoryDocument document)
    {
        var place = Find(document);
        _members.RemoveAt(place);
        return place;
    }

    // Most memories come in order, so the end is looked at first.
    private int Find(MemoryDocument document)
    {
        var wanted = (document.Order, document.Id);
        if (_members.Count == 0 || (_members[^1].Order, _members[^1].Id).CompareTo(wanted) < 0)
        {
            return ~_members.Count;
        }

        int low = 0, high = _members.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var order = (_members[middle].Order, _members[middle].Id).CompareTo(wanted);
            if (order == 0)
            {
                return middle;
            }

            (low, high) = order < 0 ? (middle + 1, high) : (low, middle - 1);
        }

        return ~low;
    }
}
