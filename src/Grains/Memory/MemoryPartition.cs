using PersonaUniverse.Memory.Ranking;

namespace PersonaUniverse.Memory;

/// <summary>What an activated <see cref="MemoryGrain"/> holds: the memories, their words, and the way to their vectors.</summary>
/// <remarks>Lives on its grain's scheduler: between two awaits nothing else of the grain runs.</remarks>
internal sealed class MemoryPartition : IDisposable
{
    /// <summary>The name under which the user speaks in the index.</summary>
    public const string User = "user";

    /// <summary>The name under which the persona speaks in the index.</summary>
    public const string Persona = "persona";

    private const int AlikeLookedAt = 8;

    private readonly Dictionary<Guid, StoredMemory> _memories = [];
    private readonly HashSet<Guid> _outOfStep = [];
    private readonly Dictionary<Guid, StoredMemory> _forgotten = [];
    private readonly CurrentFacts _current = new();
    private readonly SemaphoreSlim _changing = new(1, 1);
    private string? _userName;
    private string? _personaName;
    private string? _toldName;

    public MemoryPartition(UserPersonaKey key, IMemoryVectors vectors)
    {
        Key = key;
        Vectors = vectors.Open(key);
    }

    public UserPersonaKey Key { get; }

    /// <summary>Gets the index by words.</summary>
    public LexicalIndex Words { get; } = new();

    /// <summary>Gets the turns that are to be remembered, as far as it was told of them.</summary>
    public ToldTurns Told { get; } = new();

    /// <summary>Gets the way to the vectors.</summary>
    public IMemoryVectorPartition Vectors { get; }

    /// <summary>Gets the memories that are not forgotten.</summary>
    public IEnumerable<StoredMemory> Memories => _memories.Values.Where(memory => !memory.Forgotten);

    /// <summary>Gets whether the memories are those in the store; if not, they are to be read again before more are derived.</summary>
    public bool IsAsStored { get; private set; }

    /// <summary>Gets how many memories are not forgotten.</summary>
    public int Count => Words.Count;

    /// <summary>Gets the memories whose vectors are to be put or removed.</summary>
    public IEnumerable<StoredMemory> OutOfStep => _outOfStep.Select(id => _memories[id]);

    /// <summary>Gets how many memories' vectors are to be put or removed.</summary>
    public int CountOutOfStep => _outOfStep.Count;

    /// <summary>Gets how far its sessions have been summed up.</summary>
    public SummaryProgress Summaries { get; } = new();

    /// <summary>Gets the user's time zone; UTC where they have told none.</summary>
    public TimeZoneInfo Zone { get; private set; } = TimeZoneInfo.Utc;

    /// <summary>Gets when the vectors were last counted.</summary>
    public DateTimeOffset VectorsCounted { get; private set; }

    /// <summary>
    /// Does what changes the store and the partition together, one at a time: indexing must not undo what its user just did.
    /// </summary>
    /// <remarks>After a failure nobody knows how much of it the stores hold: what there is is to be read again.</remarks>
    public async Task ChangeAsync(Func<Task> change, CancellationToken cancellationToken)
    {
        await _changing.WaitAsync(cancellationToken);
        try
        {
            await change();
        }
        catch
        {
            Distrust();
            throw;
        }
        finally
        {
            _changing.Release();
        }
    }

    /// <summary>Notes that the memories are those in the store.</summary>
    public void MarkAsStored() => IsAsStored = true;

    /// <summary>Notes that memories are taken in that the store does not hold yet.</summary>
    public void MarkAhead() => IsAsStored = false;

    /// <summary>Notes that the vectors were counted.</summary>
    public void MarkVectorsCounted(DateTimeOffset now) => VectorsCounted = now;

    /// <summary>Notes that the vector store may hold less than it was given: its vectors are to be counted.</summary>
    public void DistrustVectors() => VectorsCounted = default;

    /// <summary>Notes that the stores may hold other than this: all is to be read again, and the vectors counted.</summary>
    public void Distrust()
    {
        IsAsStored = false;
        DistrustVectors();
        Told.Distrust();
    }

    public void Dispose() => _changing.Dispose();

    /// <summary>Whether a memory is still as it was when it was read here.</summary>
    public bool IsUnchanged(StoredMemory memory) => _memories.GetValueOrDefault(memory.Entry.Id) == memory;

    /// <summary>Finds a memory that is not forgotten.</summary>
    public StoredMemory? Find(Guid id) => _memories.GetValueOrDefault(id) is { Forgotten: false } memory ? memory : null;

    /// <summary>Finds what is true of a topic now.</summary>
    public IEnumerable<StoredMemory> CurrentOf(string topic)
        => _current.Of(topic).Select(id => _memories[id]);

    /// <summary>Whether a memory is one that is not to be derived again (<see cref="StoredMemory.Forgotten"/>).</summary>
    public bool IsForgotten(Guid id) => _forgotten.ContainsKey(id);

    /// <summary>Finds the notes of what says the same as some memories.</summary>
    public IReadOnlyList<StoredMemory> RepeatsOf(IEnumerable<StoredMemory> memories)
    {
        var repeated = memories.Select(memory => memory.Entry.Id).ToHashSet();
        return [.. _forgotten.Values.Where(memory => memory.IsRepeat && memory.Entry.Sources.Any(repeated.Contains))];
    }

    /// <summary>Finds the notes of what was forgotten of a session, or repeats something.</summary>
    public IEnumerable<StoredMemory> NotesOf(string sessionId)
        => _forgotten.Values.Where(memory => memory.Entry.SessionId == sessionId);

    /// <summary>Drops notes of what was forgotten or repeats something, so that their turns can be remembered like others.</summary>
    public void Drop(IReadOnlyList<StoredMemory> notes)
    {
        foreach (var id in notes.Select(note => note.Entry.Id))
        {
            _memories.Remove(id);
            _outOfStep.Remove(id);
            _forgotten.Remove(id);
        }
    }

    /// <summary>Takes memories in, in place of what was known of them.</summary>
    public void Take(IEnumerable<StoredMemory> memories)
    {
        foreach (var memory in memories)
        {
            Take(memory);
        }
    }

    /// <summary>Takes a memory in, in place of what was known of it.</summary>
    public void Take(StoredMemory memory)
    {
        var entry = memory.Entry;

        // A forgotten one has lost its topic.
        var tellsName = FactReader.NameTopic == (entry.Topic ?? _memories.GetValueOrDefault(entry.Id)?.Entry.Topic);
        _current.Note(_memories.GetValueOrDefault(entry.Id), memory);
        Summaries.Note(memory);
        if (memory is { Forgotten: true, Step: MemoryStep.Done })
        {
            _memories.Remove(entry.Id);
            _outOfStep.Remove(entry.Id);
        }
        else
        {
            Insert(memory);
        }

        if (memory.Forgotten)
        {
            _forgotten[entry.Id] = memory;
            Words.Remove(entry.Id);
        }
        else if (Words.Find(entry.Id) is not { } known || known != MemoryDocuments.Of(entry))
        {
            Words.Put(MemoryDocuments.Of(entry));
        }

        if (tellsName)
        {
            _toldName = NewestNameTold();
        }
    }

    /// <summary>Sets what the two who speak are called; a name that the user tells in conversation goes first.</summary>
    public void SetNames(string? user, string? persona) => (_userName, _personaName) = (user, persona);

    /// <summary>Sets the user's time zone.</summary>
    public void SetZone(TimeZoneInfo zone) => Zone = zone;

    /// <summary>A message as what is asked of this partition.</summary>
    public RecallQuery Query(string message, IReadOnlyList<string> recent, DateTimeOffset now)
        => new(
            message,
            recent,
            TimeZoneInfo.ConvertTime(now, Zone),
            new Speaker(User, _toldName ?? _userName),
            new Speaker(Persona, _personaName));

    /// <summary>Finds the memories, but for one, that share most with a text.</summary>
    /// <param name="terms">The text's (<see cref="TermSet"/>).</param>
    /// <param name="but">The text's own memory.</param>
    public IEnumerable<StoredMemory> Alike(uint[] terms, Guid but)
        => Words.LikeTerms(terms, AlikeLookedAt).Where(id => id != but).Select(Find).OfType<StoredMemory>();

    /// <summary>Gets the terms of a memory's text (<see cref="TermSet"/>).</summary>
    public ReadOnlySpan<uint> TermsOf(StoredMemory memory) => Words.TermsOf(memory.Entry.Id);

    /// <summary>Finds a session's memories in their order.</summary>
    public IEnumerable<StoredMemory> InSession(string sessionId) => Words.InSession(sessionId).Select(id => _memories[id]);

    /// <summary>Empties the partition; the vectors stay where they are.</summary>
    public void Clear()
    {
        foreach (var id in _memories.Keys)
        {
            Words.Remove(id);
        }

        _memories.Clear();
        _outOfStep.Clear();
        _forgotten.Clear();
        _current.Clear();
        Summaries.Clear();
        _toldName = null;
    }

    /// <summary>A memory as it is searched.</summary>
    public MemoryPoint Point(StoredMemory memory, ReadOnlyMemory<float> meaning)
        => new(memory.Entry.Id, Words.WeightsOf(memory.Entry.Id), meaning, memory.Entry.At);

    /// <summary>Finds the memories before and after those named, but for themselves.</summary>
    public IReadOnlyList<StoredMemory> Beside(IEnumerable<Guid> ids)
    {
        var named = ids.ToHashSet();
        return [.. named
            .SelectMany(id =>
            {
                var (previous, next) = Words.NeighboursOf(id);
                return (Guid?[])[previous, next];
            })
            .OfType<Guid>()
            .Distinct()
            .Where(id => !named.Contains(id))
            .Select(Find)
            .OfType<StoredMemory>()];
    }

    /// <summary>Gathers all memories made from others, directly or not, and those others themselves.</summary>
    public IReadOnlyList<StoredMemory> WithDerived(IEnumerable<StoredMemory> memories)
    {
        var gone = memories.ToDictionary(memory => memory.Entry.Id);
        var found = true;
        while (found)
        {
            found = false;
            foreach (var memory in Memories.Where(memory => memory.Entry.Sources.Any(gone.ContainsKey)))
            {
                found |= gone.TryAdd(memory.Entry.Id, memory);
            }
        }

        return [.. gone.Values];
    }

    private void Insert(StoredMemory memory)
    {
        var id = memory.Entry.Id;
        _memories[id] = memory;
        if (memory.Step is MemoryStep.Put or MemoryStep.Remove)
        {
            _outOfStep.Add(id);
        }
        else
        {
            _outOfStep.Remove(id);
        }
    }

    private string? NewestNameTold()
        => Memories.Select(memory => memory.Entry)
            .Where(entry => entry is { Topic: FactReader.NameTopic, ValidTo: null })
            .MaxBy(entry => entry.At) is { } fact
                ? FactReader.NameIn(fact.Text)
                : null;
}
