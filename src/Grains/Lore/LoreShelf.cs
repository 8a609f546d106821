namespace PersonaUniverse.Lore;

/// <summary>Keeps the books that were read, as far as its room goes. Safe for use by many at once.</summary>
internal sealed class LoreShelf
{
    /// <summary>Bytes of all books together, about.</summary>
    public const long Room = 128 * 1024 * 1024;

    private const int MostKept = 256;

    private readonly Lock _lock = new();
    private readonly Dictionary<string, LoreScanner> _books = new(StringComparer.Ordinal);
    private long _taken;

    /// <summary>Finds a book; null when it is not there.</summary>
    public LoreScanner? Find(string hash)
    {
        lock (_lock)
        {
            return _books.GetValueOrDefault(hash);
        }
    }

    /// <summary>Puts a book there.</summary>
    /// <returns>The book to use: the one that another put there meanwhile, if so.</returns>
    public LoreScanner Keep(string hash, LoreScanner book)
    {
        lock (_lock)
        {
            if (_books.TryGetValue(hash, out var known))
            {
                return known;
            }

            // Rarely so much: then all are read anew, which is simpler than keeping count of their use.
            if (_books.Count >= MostKept || _taken + book.Size > Room)
            {
                _books.Clear();
                _taken = 0;
            }

            _books.Add(hash, book);
            _taken += book.Size;
            return book;
        }
    }
}
