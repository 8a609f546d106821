using System.Collections.Immutable;
using PersonaUniverse.Lore;

namespace PersonaUniverse.Sessions.Turns;

/// <summary>What a reply had to do without, and what cut it short, in the words that clients know.</summary>
internal static class Shortcomings
{
    /// <summary>Lists them; none when all was well.</summary>
    public static ImmutableArray<string> Of(Reply reply, LoreRecall broughtUp, bool withoutMemories = false, bool stopped = false)
    {
        ReadOnlySpan<(bool Holds, string Word)> all =
        [
            (withoutMemories, Degradation.Memory),
            (broughtUp.Degraded, Degradation.Lore),
            (reply.ByFallback, Degradation.Model),
            (reply.CutShort, Degradation.Length),
            (stopped, Degradation.Stopped),
        ];
        var shortcomings = ImmutableArray.CreateBuilder<string>();
        foreach (var (holds, word) in all)
        {
            if (holds)
            {
                shortcomings.Add(word);
            }
        }

        return shortcomings.ToImmutable();
    }
}
