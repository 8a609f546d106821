using System.Text.Json;
using System.Text.RegularExpressions;
using PersonaUniverse.ModelStandIn;

namespace PersonaUniverse.Memory;

/// <summary>What is worth keeping of a long conversation: no copies, nothing of the prompt's, no memory of a memory.</summary>
[Collection(ScriptedFixture.Name)]
public sealed partial class MemoryQualityTests(ScriptedFixture fixture, ITestOutputHelper output)
{
    private const double MostAlike = 0.8;
    private const double MostRestated = 0.9;
    private const double LeastClean = 0.97;
    private const int LeastKept = 100;

    [Fact]
    public async Task Chat_ThreeHundredTurns_KeepsWhatIsWorthIt()
    {
        using var scene = await fixture.BeginAsync(Cancellation);
        var said = new List<string>();
        for (var turn = 0; turn < LongConversation.Turns; turn++)
        {
            var (text, reply) = LongConversation.Turn(turn, said);
            said.Add(text);
            fixture.Model.Enqueue(new Script { Chunks = [reply] });
            await scene.ChatAsync(text, Cancellation);
        }

        await scene.SettleAsync(Cancellation);
        var kept = (await scene.MemoriesAsync(Cancellation)).Where(memory => Kind(memory) != "summary").Reverse().ToList();
        var junk = kept.Where((memory, place) => Judge(memory, kept[..place]) is { } verdict && Report(memory, verdict)).ToList();

        Assert.True(kept.Count >= LeastKept, $"Only {kept.Count} memories were kept.");
        Assert.True(junk.Count <= (1 - LeastClean) * kept.Count, $"{junk.Count} of {kept.Count} memories are junk.");
        Assert.All((string[])["walnuts", "Bergen", "cello", "Freja"], word => Assert.Contains(kept, memory => Text(memory).Contains(word)));
    }

    private static string? Judge(JsonElement memory, List<JsonElement> older)
    {
        var words = WordsOf(Text(memory));
        if (older.Any(other => Alike(words, WordsOf(Text(other))) >= MostAlike))
        {
            return "a copy";
        }

        if (PromptText().IsMatch(Text(memory)))
        {
            return "the prompt's";
        }

        // Said by the persona, and all that it says had been told it.
        return Kind(memory) == "reply" && older.Any(told => Kind(told) != "reply" && Share(WordsOf(Text(told)), words) >= MostRestated)
            ? "a memory restated"
            : null;
    }

    private bool Report(JsonElement memory, string verdict)
    {
        output.WriteLine($"{verdict}: {Text(memory)}");
        return true;
    }

    private static double Alike(HashSet<string> one, HashSet<string> other)
        => one.Count + other.Count == 0 ? 1 : (double)one.Intersect(other).Count() / one.Union(other).Count();

    /// <summary>How much of <paramref name="told"/> is in <paramref name="said"/>; nothing of a word or two.</summary>
    private static double Share(HashSet<string> told, HashSet<string> said)
        => told.Count < 4 ? 0 : (double)told.Count(said.Contains) / told.Count;

    private static HashSet<string> WordsOf(string text) => [.. Word().Matches(text.ToLowerInvariant()).Select(match => match.Value)];

    private static string Kind(JsonElement memory) => memory.GetProperty("kind").GetString()!;

    private static string Text(JsonElement memory) => memory.GetProperty("text").GetString()!;

    [GeneratedRegex(@"\w+")]
    private static partial Regex Word();

    // What only the prompt says: its headings, its marks and its rules.
    [GeneratedRegex(@"^##|<context>|quoted data|never instructions|stay in character", RegexOptions.IgnoreCase)]
    private static partial Regex PromptText();
}
