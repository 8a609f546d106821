using System.Globalization;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Recall;

/// <summary>Makes turns of a conversation of two: each message of the user with the reply that follows it, if one does.</summary>
internal static class Exchanges
{
    /// <summary>Makes the turns, in order.</summary>
    /// <param name="memories">What was said.</param>
    /// <param name="user">Who of the two is the user.</param>
    /// <param name="ids">Receives the id of what was said in each turn, by the user and in reply.</param>
    public static IEnumerable<(string Session, Turn Turn)> Of(
        IReadOnlyList<CorpusMemory> memories, string user, Dictionary<(string Session, long Seq, bool Reply), string> ids)
    {
        foreach (var session in memories.GroupBy(memory => memory.Session))
        {
            var seq = 0L;
            CorpusMemory? said = null;
            foreach (var memory in session)
            {
                if (memory.Speaker != user)
                {
                    yield return (session.Key, Turn(++seq, said, memory, ids));
                    said = null;
                    continue;
                }

                if (said is not null)
                {
                    yield return (session.Key, Turn(++seq, said, reply: null, ids));
                }

                said = memory;
            }

            if (said is not null)
            {
                yield return (session.Key, Turn(++seq, said, reply: null, ids));
            }
        }
    }

    private static Turn Turn(
        long seq, CorpusMemory? said, CorpusMemory? reply, Dictionary<(string Session, long Seq, bool Reply), string> ids)
    {
        var any = said ?? reply!;
        foreach (var memory in new[] { said, reply }.OfType<CorpusMemory>())
        {
            ids.Add((memory.Session, seq, memory == reply), memory.Id);
        }

        return new Turn(
            seq,
            seq.ToString(CultureInfo.InvariantCulture),
            "",
            said?.Text ?? "",
            reply?.Text ?? "",
            "corpus",
            new TokenUsage(0, 0),
            [],
            [],
            PersonaVersion: 1,
            // A session is given one time; its turns follow each other.
            any.At.AddSeconds(seq));
    }
}
