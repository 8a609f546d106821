using System.Text;
using System.Text.Json;

namespace PersonaUniverse.Skeleton;

/// <summary>Asks the model, stores its answer, has it analysed, stores that, and tells of each.</summary>
internal sealed class Session(HttpClient model, TurnWriter turns) : Grain, ISession
{
    private IWatcher? _watcher;
    private long _seq;

    public Task WatchAsync(IWatcher watcher)
    {
        _watcher = watcher;
        return Task.CompletedTask;
    }

    public Task<long> SayAsync(string message)
    {
        RunAsync(message, ++_seq).Ignore();
        return Task.FromResult(_seq);
    }

    private async Task RunAsync(string message, long seq)
    {
        var reply = await ReadReplyAsync(message);
        await turns.AddAsync(new StoredTurn(this.GetPrimaryKeyString(), seq, message, reply));
        await _watcher!.TellAsync("ai_response", reply);

        var analysis = await AnalyseAsync(message);
        await turns.AddAsync(new StoredTurn(this.GetPrimaryKeyString(), -seq, message, analysis));
        await _watcher.TellAsync("traits_extracted", analysis);
    }

    private async Task<string> ReadReplyAsync(string message)
    {
        var reply = new StringBuilder();
        using var request = Ask(new { model = "stand-in", stream = true, messages = Messages(message) });
        using var response = await model.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await response.Content.ReadAsStreamAsync());
        while (await lines.ReadLineAsync() is { } line)
        {
            if (line.StartsWith("data: {", StringComparison.Ordinal) && DeltaIn(line.AsMemory(6)) is { Length: > 0 } text)
            {
                reply.Append(text);
                if (reply.Length == text.Length)
                {
                    await _watcher!.TellAsync("ai_delta", text);
                }
            }
        }

        return reply.ToString();
    }

    private async Task<string> AnalyseAsync(string message)
    {
        using var request = Ask(new
        {
            model = "stand-in",
            messages = Messages(message),
            response_format = new { type = "json_object" },
        });
        using var response = await model.SendAsync(request);
        using var answer = JsonDocument.Parse(await response.Content.ReadAsByteArrayAsync());
        return answer.RootElement.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
    }

    private static HttpRequestMessage Ask<T>(T question)
        => new(HttpMethod.Post, "chat/completions") { Content = JsonContent.Create(question) };

    private static object[] Messages(string message) => [new { role = "user", content = message }];

    private static string? DeltaIn(ReadOnlyMemory<char> json)
    {
        using var chunk = JsonDocument.Parse(json);
        return chunk.RootElement.GetProperty("choices")[0].GetProperty("delta").TryGetProperty("content", out var content)
            ? content.GetString()
            : null;
    }
}
