using System.Text.RegularExpressions;
using PersonaUniverse.Memory.Ranking;
using PersonaUniverse.Models;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Memory;

/// <summary>Decides what of a turn is worth remembering.</summary>
/// <remarks>
/// Left out: what says nothing, what was said before, and replies that hold little but what the user had just said or what was
/// recalled for them, for a memory of a memory is junk. The prompt is never looked at, so nothing of the system's is remembered.
/// </remarks>
internal static partial class Memorizer
{
    // Of a statement's terms; "Thanks!" has none or one.
    private const int FewestTerms = 2;
    private const int FewestTermsOfReply = 4;

    /// <summary>The share of terms in common from which two texts say the same.</summary>
    private const double Same = 0.85;

    /// <summary>The share of a reply's terms that may come from the message and the recalled memories.</summary>
    private const double MostRestated = 0.5;

    /// <summary>The share of a reply's terms that may come from one memory that was not recalled for it.</summary>
    private const double MostQuoted = 0.7;

    /// <summary>A question tells little of who asks it.</summary>
    private const double ImportanceOfQuestion = 0.3;

    private const double ImportanceOfFact = 0.7;

    /// <summary>Derives the memories of a turn, given those there are.</summary>
    public static RememberedTurn Derive(MemoryPartition partition, LoggedTurn logged)
    {
        var turn = logged.Turn;
        var said = Entry(partition.Key, logged, MemoryKind.Said, turn.UserMessage);
        var saidTerms = TermSet.Of(turn.UserMessage);
        var facts = Facts(partition.Key, logged, said, saidTerms).DistinctBy(fact => fact.Id).ToList();
        List<StoredMemory> memories = [.. facts.Select(fact => New(fact, FindSame(partition, fact, TermSet.Of(fact.Text))))];
        if (saidTerms.Length >= FewestTerms
            && !HoldAll(facts, saidTerms)
            && !BareQuestion().IsMatch(turn.UserMessage))
        {
            memories.Add(New(said with { Importance = ImportanceOf(turn.UserMessage) }, FindSame(partition, said, saidTerms)));
        }

        // The offline model's phrases carry nothing of their own.
        var replyTerms = turn.Model == IChatModels.Offline ? [] : TermSet.Of(turn.AiResponse);
        var reply = Entry(partition.Key, logged, MemoryKind.Reply, turn.AiResponse);
        if (replyTerms.Length >= FewestTermsOfReply
            && RestatedShare(partition, replyTerms, logged, saidTerms) <= MostRestated)
        {
            memories.Add(New(reply, FindQuoted(partition, reply, replyTerms)));
        }

        // A memory that is there already may have been edited: it stays as it is. One that was forgotten stays so, and ends nothing.
        memories.RemoveAll(memory => partition.Find(memory.Entry.Id) is not null || partition.IsForgotten(memory.Entry.Id));
        var settled = FactTimeline.Settle(partition.Memories.Concat(memories), memories).ToDictionary(fact => fact.Entry.Id);
        return new RememberedTurn(
            logged,
            [.. memories.Select(memory => settled.GetValueOrDefault(memory.Entry.Id, memory))],
            [.. settled.Values.Where(fact => partition.Find(fact.Entry.Id) is not null)]);
    }

    /// <summary>Whether facts already hold all that was said.</summary>
    private static bool HoldAll(IEnumerable<MemoryEntry> facts, uint[] saidTerms)
    {
        var held = facts.SelectMany(fact => TermSet.Of(fact.Text)).ToHashSet();
        return saidTerms.Count(held.Contains) >= Same * saidTerms.Length;
    }

    private static IEnumerable<MemoryEntry> Facts(UserPersonaKey key, LoggedTurn logged, MemoryEntry said, uint[] saidTerms)
    {
        foreach (var (text, topic) in FactReader.Read(logged.Turn.UserMessage).DistinctBy(fact => fact.Text))
        {
            var whole = TermSet.Likeness(TermSet.Of(text), saidTerms) >= Same;
            yield return said with
            {
                // Where the message is nothing but the fact, one memory holds both.
                Id = whole ? said.Id : MemoryId.OfFact(key, logged.SessionId, logged.Turn.Seq, said.At, text),
                Kind = MemoryKind.Fact,
                Text = whole ? said.Text : text,
                Topic = topic,
                Importance = ImportanceOfFact,
                Sources = whole ? [] : [said.Id],
            };
        }
    }

    private static MemoryEntry Entry(UserPersonaKey key, LoggedTurn logged, MemoryKind kind, string text) => new(
        MemoryId.OfTurn(key, logged.SessionId, logged.Turn.Seq, logged.Turn.CreatedAt, kind),
        kind,
        text.Trim(),
        logged.SessionId,
        logged.Turn.Seq,
        logged.Turn.CreatedAt);

    // A repeat of an older memory is noted without its words, as if forgotten: once the older one is forgotten, a rebuild must not
    // bring the repeat up in its place.
    private static StoredMemory New(MemoryEntry entry, StoredMemory? older)
    {
        var memory = new StoredMemory(entry, MemoryStep.Put);
        return older is null ? memory : memory.AsRepeatOf(older.Entry.Id);
    }

    private static double ImportanceOf(string text)
        => text.TrimEnd().EndsWith('?') ? ImportanceOfQuestion : MemoryEntry.NeutralImportance;

    private static double RestatedShare(MemoryPartition partition, uint[] reply, LoggedTurn logged, uint[] said)
    {
        var known = new HashSet<uint>(said);
        foreach (var memory in logged.Turn.Memories)
        {
            foreach (var term in TermsOf(partition, memory))
            {
                known.Add(term);
            }
        }

        return (double)reply.Count(known.Contains) / reply.Length;
    }

    // The model read the memory as it was then, which since may have been edited, and was cut if it was long.
    private static ReadOnlySpan<uint> TermsOf(MemoryPartition partition, RecalledMemory recalled)
        => partition.Find(recalled.Id) is { } held && held.Entry.Text == recalled.Text
            ? partition.TermsOf(held)
            : TermSet.Of(recalled.Text);

    // The prompt held what was said just before, too, and a reply may quote it.
    private static StoredMemory? FindQuoted(MemoryPartition partition, MemoryEntry reply, uint[] terms)
        => partition.Alike(terms, but: reply.Id).FirstOrDefault(near
            => TermSet.CountShared(partition.TermsOf(near), terms) > MostQuoted * terms.Length
                || SaysTheSame(partition, near, reply, terms));

    private static StoredMemory? FindSame(MemoryPartition partition, MemoryEntry entry, uint[] terms)
        => partition.Alike(terms, but: entry.Id).FirstOrDefault(near => SaysTheSame(partition, near, entry, terms));

    private static bool SaysTheSame(MemoryPartition partition, StoredMemory near, MemoryEntry entry, uint[] terms)
        => near.Entry.ValidTo is null
            && (near.Entry.Kind is MemoryKind.Reply) == (entry.Kind is MemoryKind.Reply)
            && TermSet.Likeness(terms, partition.TermsOf(near)) >= Same;

    // One that asks and tells nothing: "Where do I live?", but not "Where shall I go, now that I have sold the house?"
    [GeneratedRegex(
        @"^\s*(and |so |but |hey |well,? )?"
            + "(what|where|when|who|whom|whose|which|why|how|do you|did you|can you|could you|will you|would you|have you|are you|were you)"
            + @"\b[^,.;:!?\n]*\?+\s*$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex BareQuestion();
}
