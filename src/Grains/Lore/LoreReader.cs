using System.Collections.Concurrent;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Lore;

/// <summary>Finds what a persona's card would have it think of. Books never change under their hash, so they are read once.</summary>
internal sealed class LoreReader(IPersonaFiles files)
{
    private const int MostKept = 256;

    private readonly ConcurrentDictionary<string, LoreScanner> _books = new();

    /// <summary>What comes up by what was just said, in the order in which it is to be told.</summary>
    /// <param name="persona">Who thinks of it.</param>
    /// <param name="said">The conversation, oldest first, with what was just said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<IReadOnlyList<string>> RecallAsync(
        PersonaProfile persona, IReadOnlyList<string> said, CancellationToken cancellationToken)
        => persona.Card?.LoreHash is { } hash && await BookAsync(hash, cancellationToken) is { } book
            ? book.Scan(said)
            : [];

    /// <inheritdoc cref="RecallAsync(PersonaProfile, IReadOnlyList{string}, CancellationToken)"/>
    /// <param name="persona">Who thinks of it.</param>
    /// <param name="history">The turns before, oldest first.</param>
    /// <param name="message">What was just said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<IReadOnlyList<string>> RecallAsync(
        PersonaProfile persona, IReadOnlyList<Turn> history, string message, CancellationToken cancellationToken)
        => persona.Card?.LoreHash is null
            ? Task.FromResult<IReadOnlyList<string>>([])
            : RecallAsync(
                persona, [.. history.SelectMany(turn => new[] { turn.UserMessage, turn.AiResponse }), message], cancellationToken);

    private async Task<LoreScanner?> BookAsync(string hash, CancellationToken cancellationToken)
    {
        if (_books.TryGetValue(hash, out var known))
        {
            return known;
        }

        if (await files.GetAsync(hash, cancellationToken) is not { } file)
        {
            return null;
        }

        // Rarely so many: then all are read anew, which is simpler than keeping count of their use.
        if (_books.Count >= MostKept)
        {
            _books.Clear();
        }

        return _books.GetOrAdd(hash, new LoreScanner(Lorebook.Read(file)));
    }
}
