using System.Buffers;
using System.Text.Encodings.Web;
using System.Text.Json;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.OpenAi;

/// <summary>
/// Writes a completion as OpenAI's clients expect it to the letter: <c>finish_reason</c> is null until the last chunk, <c>usage</c>
/// is there on every chunk or on none, and no chunk but the one with the usage is without a choice.
/// </summary>
/// <param name="id">The completion's id, the same in every chunk.</param>
/// <param name="created">When it began, in Unix seconds, the same in every chunk.</param>
/// <param name="model">The persona's id.</param>
/// <param name="includeUsage">Whether a stream tells the tokens used.</param>
internal sealed class CompletionJson(string id, long created, string model, bool includeUsage)
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>A whole completion.</summary>
    public ReadOnlyMemory<byte> Whole(Turn turn)
        => Write("chat.completion", json =>
        {
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("message");
            json.WriteString("role", "assistant");
            json.WriteString("content", turn.AiResponse);
            json.WriteEndObject();
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", FinishReason(turn));
            json.WriteEndObject();
            json.WriteEndArray();
            WriteUsage(json, turn.Usage);
        });

    /// <summary>The first chunk: who speaks.</summary>
    public ReadOnlyMemory<byte> Opening()
        => Chunk(
            delta =>
            {
                delta.WriteString("role", "assistant");
                delta.WriteString("content", "");
            },
            finishReason: null);

    /// <summary>A piece of the reply.</summary>
    public ReadOnlyMemory<byte> Piece(string text) => Chunk(delta => delta.WriteString("content", text), finishReason: null);

    /// <summary>The last chunk with a choice: why the reply ended.</summary>
    public ReadOnlyMemory<byte> Closing(Turn turn) => Chunk(_ => { }, FinishReason(turn));

    /// <summary>The chunk with the tokens used, and no choice.</summary>
    public ReadOnlyMemory<byte> UsageChunk(TokenUsage usage)
        => Write("chat.completion.chunk", json =>
        {
            json.WriteStartArray("choices");
            json.WriteEndArray();
            WriteUsage(json, usage);
        });

    private static string FinishReason(Turn turn) => turn.Degraded.Contains(Degradation.Length) ? "length" : "stop";

    private ReadOnlyMemory<byte> Chunk(Action<Utf8JsonWriter> writeDelta, string? finishReason)
        => Write("chat.completion.chunk", json =>
        {
            json.WriteStartArray("choices");
            json.WriteStartObject();
            json.WriteNumber("index", 0);
            json.WriteStartObject("delta");
            writeDelta(json);
            json.WriteEndObject();
            json.WriteNull("logprobs");
            json.WriteString("finish_reason", finishReason);
            json.WriteEndObject();
            json.WriteEndArray();
            if (includeUsage)
            {
                json.WriteNull("usage");
            }
        });

    private ReadOnlyMemory<byte> Write(string kind, Action<Utf8JsonWriter> writeRest)
    {
        var buffer = new ArrayBufferWriter<byte>(512);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("id", id);
            json.WriteString("object", kind);
            json.WriteNumber("created", created);
            json.WriteString("model", model);
            writeRest(json);
            json.WriteEndObject();
        }

        return buffer.WrittenMemory;
    }

    private static void WriteUsage(Utf8JsonWriter json, TokenUsage usage)
    {
        json.WriteStartObject("usage");
        json.WriteNumber("prompt_tokens", usage.InputTokens);
        json.WriteNumber("completion_tokens", usage.OutputTokens);
        json.WriteNumber("total_tokens", usage.InputTokens + usage.OutputTokens);
        json.WriteEndObject();
    }
}
