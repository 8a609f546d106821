using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Lore;

/// <summary>Finds what a persona's card would have it think of. Books never change under their hash, so they are read once.</summary>
internal sealed partial class LoreReader(
    IPersonaFiles files, IOptions<SessionOptions> options, TimeProvider clock, ILogger<LoreReader> logger)
{
    private readonly LoreShelf _books = new();

    /// <summary>What comes up by what was just said, in the order in which it is to be told.</summary>
    /// <param name="persona">Who thinks of it.</param>
    /// <param name="said">The conversation, oldest first, with what was just said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public async Task<LoreRecall> RecallAsync(
        PersonaProfile persona, IReadOnlyList<string> said, CancellationToken cancellationToken)
        => persona.Card?.LoreHash is { } hash && await BookAsync(hash, cancellationToken) is { } book
            ? await Task.Run(() => Search(book, said, cancellationToken), cancellationToken)
            : LoreRecall.Nothing;

    /// <inheritdoc cref="RecallAsync(PersonaProfile, IReadOnlyList{string}, CancellationToken)"/>
    /// <param name="persona">Who thinks of it.</param>
    /// <param name="history">The turns before, oldest first.</param>
    /// <param name="message">What was just said.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    public Task<LoreRecall> RecallAsync(
        PersonaProfile persona, IReadOnlyList<Turn> history, string message, CancellationToken cancellationToken)
        => persona.Card?.LoreHash is null
            ? Task.FromResult(LoreRecall.Nothing)
            : RecallAsync(
                persona, [.. history.SelectMany(turn => new[] { turn.UserMessage, turn.AiResponse }), message], cancellationToken);

    private LoreRecall Search(LoreScanner book, IReadOnlyList<string> said, CancellationToken cancellationToken)
    {
        var deadline = new LoreDeadline(clock, options.Value.LoreBudget, cancellationToken);
        var found = book.Scan(said, deadline);
        cancellationToken.ThrowIfCancellationRequested();
        return deadline.IsOver ? LoreRecall.GivenUp : new LoreRecall(found);
    }

    private async Task<LoreScanner?> BookAsync(string hash, CancellationToken cancellationToken)
    {
        if (_books.Find(hash) is { } known)
        {
            return known;
        }

        if (await files.GetAsync(hash, cancellationToken) is not { } file)
        {
            return null;
        }

        // A stranger's book may be a megabyte: nobody waits behind it on the caller's scheduler.
        var book = await Task.Run(
            () => new LoreScanner(Lorebook.Read(file), entry => LogPatternLeftOut(entry, hash)), cancellationToken);
        return _books.Keep(hash, book);
    }

    [LoggerMessage(1140, LogLevel.Warning, "A pattern of entry {Entry} of lorebook {Hash} takes too long and is left out.")]
    private partial void LogPatternLeftOut(int entry, string hash);
}
