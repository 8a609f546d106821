using System.Net.Http.Headers;
using System.Net.ServerSentEvents;
using System.Runtime.CompilerServices;
using System.Text.Json;
using Microsoft.Extensions.AI;

namespace PersonaUniverse.Models.Providers.Compatible;

/// <summary>Speaks OpenAI's chat protocol to servers that are not OpenAI's: Ollama, vLLM, llama.cpp, gateways.</summary>
/// <remarks>
/// They have no SDK of their own, and a turn's cost is mostly that of reading its chunks: this reads one for about a tenth of what
/// the official SDK takes (see docs/benchmarks.md). Errors, retries and deadlines are the business of the clients around it.
/// </remarks>
internal sealed class CompatibleChatClient : IChatClient
{
    private const string EventStream = "text/event-stream";

    private static readonly CompatibleStreamOptions WithUsage = new(IncludeUsage: true);
    private static readonly ChatResponseUpdate Done = new();
    private static readonly MediaTypeHeaderValue Json = new("application/json", "utf-8");

    private readonly HttpClient _http;
    private readonly NamedModelOptions _model;
    private readonly Uri _endpoint;
    private readonly AuthenticationHeaderValue? _authorization;
    private readonly ChatClientMetadata _metadata;

    public CompatibleChatClient(HttpClient http, NamedModelOptions model)
    {
        (_http, _model) = (http, model);
        _endpoint = new Uri($"{model.BaseUrl!.TrimEnd('/')}/chat/completions");
        _authorization = string.IsNullOrWhiteSpace(model.ApiKey) ? null : new AuthenticationHeaderValue("Bearer", model.ApiKey);
        _metadata = new ChatClientMetadata("compatible", new Uri(model.BaseUrl), model.Model);
    }

    public async Task<ChatResponse> GetResponseAsync(
        IEnumerable<ChatMessage> messages, ChatOptions? options = null, CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(ToRequest(messages, options, stream: false), cancellationToken);
        return (await ReadWholeAsync(response, cancellationToken)).ToChatResponse();
    }

    public async IAsyncEnumerable<ChatResponseUpdate> GetStreamingResponseAsync(
        IEnumerable<ChatMessage> messages,
        ChatOptions? options = null,
        [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        using var response = await SendAsync(ToRequest(messages, options, stream: true), cancellationToken);
        if (response.Content.Headers.ContentType?.MediaType is { } kind && kind != EventStream)
        {
            // A server that cannot stream answers whole.
            foreach (var update in await ReadWholeAsync(response, cancellationToken))
            {
                yield return update;
            }

            yield break;
        }

        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        await foreach (var item in SseParser.Create(body, ReadChunk).EnumerateAsync(cancellationToken))
        {
            if (ReferenceEquals(item.Data, Done))
            {
                // The end, whether or not the server closes the stream.
                yield break;
            }

            if (item.Data is { } update)
            {
                yield return update;
            }
        }
    }

    public object? GetService(Type serviceType, object? serviceKey = null)
        => serviceKey is not null ? null
            : serviceType == typeof(ChatClientMetadata) ? _metadata
            : serviceType.IsInstanceOfType(this) ? this
            : null;

    public void Dispose()
    {
        // The pool of connections is its maker's.
    }

    private static async Task<IList<ChatResponseUpdate>> ReadWholeAsync(HttpResponseMessage response, CancellationToken cancellationToken)
    {
        await using var body = await response.Content.ReadAsStreamAsync(cancellationToken);
        var answer = await JsonSerializer.DeserializeAsync(body, CompatibleJson.Default.CompatibleAnswer, cancellationToken);
        return answer is null ? [] : [ToUpdate(answer)];
    }

    private static ChatResponseUpdate? ReadChunk(string eventType, ReadOnlySpan<byte> data)
    {
        if (data.IsEmpty)
        {
            return null;
        }

        if (data.SequenceEqual("[DONE]"u8))
        {
            return Done;
        }

        var answer = JsonSerializer.Deserialize(data, CompatibleJson.Default.CompatibleAnswer);
        return answer is null ? null : ToUpdate(answer);
    }

    private static ChatResponseUpdate ToUpdate(CompatibleAnswer answer)
    {
        if (answer.Error is not null)
        {
            // Its text may quote the prompt, so it is not passed on.
            throw new ModelException(ModelFailure.Unavailable, "The model reported an error in mid-reply.");
        }

        var update = new ChatResponseUpdate { Role = ChatRole.Assistant, ModelId = answer.Model };
        if (answer.Choices is [var choice, ..])
        {
            if ((choice.Delta ?? choice.Message)?.Content is { Length: > 0 } text)
            {
                update.Contents.Add(new TextContent(text));
            }

            update.FinishReason = choice.FinishReason is { } reason ? new ChatFinishReason(reason) : null;
        }

        if (answer.Usage is { } usage)
        {
            update.Contents.Add(new UsageContent(new UsageDetails
            {
                InputTokenCount = usage.PromptTokens,
                OutputTokenCount = usage.CompletionTokens,
            }));
        }

        return update;
    }

    private static CompatibleFormat? ToFormat(ChatResponseFormat? format) => format switch
    {
        ChatResponseFormatJson { Schema: { } schema } json
            => new CompatibleFormat("json_schema", new CompatibleSchema(json.SchemaName ?? "answer", schema)),
        ChatResponseFormatJson => new CompatibleFormat("json_object"),
        _ => null,
    };

    private CompatibleRequest ToRequest(IEnumerable<ChatMessage> messages, ChatOptions? options, bool stream) => new()
    {
        Model = _model.Model,
        Messages = [.. messages.Select(message => new CompatibleMessage(message.Role.Value, message.Text))],
        Temperature = options?.Temperature,
        TopP = options?.TopP,
        PresencePenalty = options?.PresencePenalty,
        FrequencyPenalty = options?.FrequencyPenalty,
        MaxTokens = options?.MaxOutputTokens,
        Stop = options?.StopSequences is { Count: > 0 } stops ? [.. stops] : null,
        Stream = stream ? true : null,
        StreamOptions = stream ? WithUsage : null,
        ResponseFormat = ToFormat(options?.ResponseFormat),
    };

    private async Task<HttpResponseMessage> SendAsync(CompatibleRequest body, CancellationToken cancellationToken)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, _endpoint)
        {
            Content = new ByteArrayContent(JsonSerializer.SerializeToUtf8Bytes(body, CompatibleJson.Default.CompatibleRequest)),
        };
        request.Content.Headers.ContentType = Json;
        request.Headers.Authorization = _authorization;
        return await _http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellationToken);
    }
}
