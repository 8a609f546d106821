using System.Globalization;
using System.Text.Json;

namespace PersonaUniverse.Recall;

/// <summary>Reads the corpus that the scoring script writes: a JSON object a line.</summary>
internal static class Corpus
{
    private const string TimeFormat = "h:mm tt 'on' d MMMM, yyyy";

    public static async Task<IReadOnlyList<CorpusConversation>> LoadAsync(ScoringScript script)
    {
        var file = Path.GetTempFileName();
        try
        {
            await script.WriteCorpusAsync(file);
            var lines = (await File.ReadAllLinesAsync(file)).Select(line => JsonDocument.Parse(line).RootElement).ToList();
            return [.. lines.GroupBy(line => Text(line, "conversation")).Select(Read)];
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static CorpusConversation Read(IGrouping<string, JsonElement> lines)
        => new(
            lines.Key,
            [.. lines.Where(line => Text(line, "kind") == "memory").Select(Memory)],
            [
                .. lines
                    .Where(line => Text(line, "kind") == "question")
                    .Select(line => (line.GetProperty("index").GetInt32(), Text(line, "text"))),
            ]);

    private static CorpusMemory Memory(JsonElement line)
        => new(
            Text(line, "id"),
            line.GetProperty("session").GetRawText(),
            DateTimeOffset.ParseExact(
                Text(line, "at"), TimeFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal),
            Text(line, "speaker"),
            Text(line, "text"));

    private static string Text(JsonElement line, string name) => line.GetProperty(name).GetString()!;
}
