using System.Runtime.InteropServices;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.ModelStandIn;

/// <summary>An answer in a vendor's own format, as bytes ready to be sent.</summary>
/// <param name="Head">What comes before the first text.</param>
/// <param name="Chunks">The text, chunk by chunk.</param>
/// <param name="Tail">What comes after the last.</param>
/// <param name="Whole">The answer to a request that wants no stream.</param>
internal sealed record Wire(byte[] Head, IReadOnlyList<byte[]> Chunks, byte[] Tail, byte[] Whole)
{
    private const int InputTokens = 21;

    public static Wire OpenAI(string model, IReadOnlyList<string> chunks, bool includeUsage)
    {
        var (asked, spoken) = (InputTokens, chunks.Count);
        var usage = $$"""{"prompt_tokens":{{asked}},"completion_tokens":{{spoken}},"total_tokens":{{asked + spoken}}}""";
        var head = $$"""{"id":"chatcmpl-1","object":"chat.completion.chunk","created":1764000000,"model":{{Quote(model)}},""";
        var nothing = includeUsage ? ""","usage":null""" : "";
        string Chunk(string delta, string finish)
            => $$"""data: {{head}}"choices":[{"index":0,"delta":{{delta}},"finish_reason":{{finish}}}]{{nothing}}}""" + "\n\n";
        var tail = Chunk("{}", "\"stop\"")
            + (includeUsage ? $$"""data: {{head}}"choices":[],"usage":{{usage}}}""" + "\n\n" : "")
            + "data: [DONE]\n\n";
        var message = $$"""{"role":"assistant","content":{{Quote(string.Concat(chunks))}}}""";
        var whole = $$"""{"id":"chatcmpl-1","object":"chat.completion","created":1764000000,"model":{{Quote(model)}}"""
            + $$""","choices":[{"index":0,"message":{{message}},"finish_reason":"stop"}],"usage":{{usage}}}""";
        return new Wire(
            Bytes(Chunk("""{"role":"assistant","content":""}""", "null")),
            [.. chunks.Select(text => Bytes(Chunk($$"""{"content":{{Quote(text)}}}""", "null")))],
            Bytes(tail),
            Bytes(whole));
    }

    public static Wire Anthropic(string model, IReadOnlyList<string> chunks)
    {
        static string Event(string type, string rest) => $$"""
            event: {{type}}
            data: {"type":"{{type}}"{{rest}}}


            """.ReplaceLineEndings("\n");
        var begun = $$"""{"id":"msg_1","type":"message","role":"assistant","model":{{Quote(model)}},"content":[]"""
            + ""","stop_reason":null,"stop_sequence":null"""
            + $$""","usage":{"input_tokens":{{InputTokens}},"output_tokens":1} }""";
        var head = Event("message_start", $$""","message":{{begun}}""")
            + Event("content_block_start", ""","index":0,"content_block":{"type":"text","text":""}""")
            + Event("ping", "");
        var tail = Event("content_block_stop", ""","index":0""")
            + Event(
                "message_delta",
                $$""","delta":{"stop_reason":"end_turn","stop_sequence":null},"usage":{"output_tokens":{{chunks.Count}}}""")
            + Event("message_stop", "");
        var whole = $$"""{"id":"msg_1","type":"message","role":"assistant","model":{{Quote(model)}}"""
            + $$""","content":[{"type":"text","text":{{Quote(string.Concat(chunks))}}}]"""
            + ""","stop_reason":"end_turn","stop_sequence":null"""
            + $$""","usage":{"input_tokens":{{InputTokens}},"output_tokens":{{chunks.Count}}} }""";
        return new Wire(
            Bytes(head),
            [.. chunks.Select(text => Bytes(Event(
                "content_block_delta", $$""","index":0,"delta":{"type":"text_delta","text":{{Quote(text)}}}""")))],
            Bytes(tail),
            Bytes(whole));
    }

    /// <summary>Vectors that depend on the text alone.</summary>
    public static byte[] Embeddings(JsonElement request)
    {
        const int Dimensions = 16;
        var input = request.GetProperty("input");
        var texts = input.ValueKind == JsonValueKind.Array
            ? input.EnumerateArray().Select(item => item.ToString()).ToArray()
            : [input.ToString()];
        var data = new JsonArray();
        foreach (var (index, text) in texts.Index())
        {
            var vector = new float[Dimensions];
            foreach (var (at, letter) in text.Index())
            {
                vector[(letter + at) % Dimensions] += 1f / text.Length;
            }

            var asText = request.TryGetProperty("encoding_format", out var format) && format.GetString() == "base64";
            JsonNode embedding = asText
                ? Convert.ToBase64String(MemoryMarshal.AsBytes<float>(vector))
                : new JsonArray([.. vector.Select(value => JsonValue.Create(value))]);
            data.Add(new JsonObject { ["object"] = "embedding", ["index"] = index, ["embedding"] = embedding });
        }

        var usage = new JsonObject { ["prompt_tokens"] = texts.Length, ["total_tokens"] = texts.Length };
        return Bytes(new JsonObject
        {
            ["object"] = "list",
            ["data"] = data,
            ["model"] = "stand-in",
            ["usage"] = usage,
        }.ToJsonString());
    }

    public static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    private static string Quote(string text) => $"\"{JsonEncodedText.Encode(text)}\"";
}
