using System.Text.Json;

namespace PersonaUniverse.Recall;

/// <summary>Asks a system every question of a corpus.</summary>
internal static class Evaluation
{
    /// <summary>Writes a run file: a JSON object a line, with the conversation, the question's number and the ranked ids.</summary>
    public static async Task WriteRunAsync(IReadOnlyList<CorpusConversation> corpus, Func<IRecallSystem> create, string file)
    {
        await using var writer = new StreamWriter(file);
        foreach (var conversation in corpus)
        {
            await using var system = create();
            await system.RememberAsync(conversation.Memories);
            foreach (var (index, text) in conversation.Questions)
            {
                var ranked = await system.RecallAsync(text, conversation.AskedAt);
                await writer.WriteLineAsync(JsonSerializer.Serialize(
                    new { conversation = conversation.Name, question = index, ranked }));
            }
        }
    }
}
