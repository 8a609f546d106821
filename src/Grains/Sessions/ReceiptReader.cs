using System.Collections.Immutable;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Prompts;
using PersonaUniverse.Traits;

namespace PersonaUniverse.Sessions;

/// <summary>Tells what a model was given, from the log and the texts a session keeps.</summary>
internal sealed class ReceiptReader(ITurnLog log, IPromptParts parts, IGrainFactory grains)
{
    private const string Gone = "[forgotten]";

    /// <summary>Reads a turn's receipt; null when the session holds no such turn, or one from before there were receipts.</summary>
    public async Task<PromptReceipt?> ReadAsync(SessionKey session, long seq, CancellationToken cancellationToken)
    {
        if (await log.ReadAsync(session, personaId: null, seq + 1, 1, cancellationToken) is not [{ Receipt: { } receipt } turn]
            || turn.Seq != seq)
        {
            return null;
        }

        var (memories, forgotten) = await ReadMemoriesAsync(session, turn, cancellationToken);
        turn = turn with { Memories = memories };
        var hashes = receipt.Parts ?? ImmutableSortedDictionary<string, string>.Empty;
        var kept = await parts.GetAsync(session, [.. hashes.Values], cancellationToken);
        if (hashes.IsEmpty || !hashes.Values.All(kept.ContainsKey))
        {
            return new PromptReceipt(turn, [], memories, forgotten, [], [], Verified: false);
        }

        var texts = hashes.ToDictionary(part => part.Key, part => kept[part.Value], StringComparer.Ordinal);
        var stack = StackOf(turn, receipt, PromptRecord.TraitsOf(texts));
        var live = stack.Live.Traits;
        var history = receipt.HistoryTurns == 0
            ? []
            : await log.ReadAsync(session, turn.PersonaId, turn.Seq, receipt.HistoryTurns, cancellationToken);
        var prompt = PromptComposer.Assemble(
            PromptRecord.TextsOf(texts),
            live,
            GenerationParameters.For(live).TargetWords,
            [.. history.Reverse()],
            memories,
            turn.UserMessage);
        return new PromptReceipt(
            turn,
            stack.Explain().Traits,
            memories,
            forgotten,
            [.. prompt.Select(message => new PromptMessage(message.Role.Value, message.Text))],
            PromptOutline.Of(prompt),
            PromptRecord.HashOf(prompt) == receipt.PromptSha256);
    }

    private static TraitStack StackOf(Turn turn, TurnReceipt receipt, ImmutableArray<Trait> traits)
        => new(
            new PersonaProfile(turn.PersonaId, "", "", "", "", null, [], null, null, traits, turn.PersonaVersion),
            new TraitShifts(receipt.RapportVersion, turn.CreatedAt, receipt.RapportShifts),
            new TraitShifts(receipt.SessionVersion, turn.CreatedAt, receipt.SessionShifts),
            turn.CreatedAt);

    /// <summary>The turn's memories, without the words of those that their user has had forgotten.</summary>
    private async Task<(ImmutableArray<RecalledMemory> Memories, ImmutableArray<Guid> Forgotten)> ReadMemoriesAsync(
        SessionKey session, Turn turn, CancellationToken cancellationToken)
    {
        if (turn.Memories.IsEmpty)
        {
            return ([], []);
        }

        ImmutableArray<Guid> ids = [.. turn.Memories.Select(memory => memory.Id)];
        var known = await grains.GetGrain<IMemoryGrain>(new UserPersonaKey(session.UserId, turn.PersonaId).ToString())
            .FindKnownAsync(ids, cancellationToken);
        return (
            [.. turn.Memories.Select(memory => known.Contains(memory.Id) ? memory : memory with { Text = Gone })],
            [.. ids.Where(id => !known.Contains(id))]);
    }
}
