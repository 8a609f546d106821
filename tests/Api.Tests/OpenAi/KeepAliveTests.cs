using System.Net;
using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.OpenAi;

public sealed class KeepAliveTests(KeepAliveTests.ImpatientApi impatient) : IClassFixture<KeepAliveTests.ImpatientApi>
{
    private const string Comment = ": keep-alive";

    [Theory]
    [InlineData(null)]
    [InlineData("a-session")]
    public async Task Stream_WhileTheModelIsSilent_GetsCommentsAndThenTheReply(string? session)
    {
        var firstToken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        impatient.Model.Enqueue(new Script { FirstTokenGate = firstToken.Task });
        using var http = await ClientAsync();
        using var answer = await AskAsync(http, session);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal((HttpStatusCode.OK, "text/event-stream"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal([Comment, "", Comment], [await NextAsync(lines), await NextAsync(lines), await NextAsync(lines)]);
        firstToken.SetResult();
        var rest = await lines.ReadToEndAsync(Cancellation);

        Assert.EndsWith("\n\ndata: [DONE]\n\n", rest, StringComparison.Ordinal);
        var chunks = rest.Split('\n').Where(line => line.Length > 0 && line != Comment).ToList();
        Assert.All(chunks, line => Assert.StartsWith("data: ", line, StringComparison.Ordinal));
        Assert.Contains("\"role\":\"assistant\"", chunks[0], StringComparison.Ordinal);
        var spoken = chunks[..^1].Select(line => JsonElement.Parse(line["data: ".Length..]));
        Assert.Equal("Hello there.", OpenAiDoor.TextOf(spoken));
    }

    [Fact]
    public async Task ChatStream_WhileTheModelIsSilent_GetsCommentsAndThenTheReply()
    {
        var firstToken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        impatient.Model.Enqueue(new Script { FirstTokenGate = firstToken.Task });
        using var http = await ClientAsync();
        http.DefaultRequestHeaders.Accept.Add(new MediaTypeWithQualityHeaderValue("text/event-stream"));
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/chat")
        {
            Content = JsonContent.Create(new { personaId = OpenAiDoor.Persona, sessionId = "quiet", message = "Hello." }),
        };
        using var answer = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, Cancellation);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        var first = await NextAsync(lines);
        while (first is Comment or "")
        {
            // On a slow machine the turn's beginning is a silence too.
            first = await NextAsync(lines);
        }

        Assert.Equal("event: turn_started", first);
        while (await NextAsync(lines) is { } line && line != Comment)
        {
            // The rest of that event.
        }

        firstToken.SetResult();
        var rest = await lines.ReadToEndAsync(Cancellation);

        Assert.Contains("event: ai_response", rest, StringComparison.Ordinal);
        Assert.Contains("event: traits_extracted", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_OfAModelThatFailsAfterASilence_EndsWithAnErrorAndNoDone()
    {
        var firstToken = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        impatient.Model.Enqueue(new Script { FirstTokenGate = firstToken.Task, Chunks = [], Ending = Ending.Drop });
        using var http = await ClientAsync();
        using var answer = await AskAsync(http, session: null);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));

        Assert.Equal(Comment, await NextAsync(lines));
        firstToken.SetResult();
        var rest = await lines.ReadToEndAsync(Cancellation);

        Assert.Contains("data: {\"error\":{\"message\":", rest, StringComparison.Ordinal);
        Assert.DoesNotContain("[DONE]", rest, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Stream_WhoseClientLeavesInASilence_StopsTheModel()
    {
        var never = new TaskCompletionSource();
        impatient.Model.Enqueue(new Script { FirstTokenGate = never.Task });
        using var http = await ClientAsync();
        var answer = await AskAsync(http, session: null, "I shall leave.");
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync(Cancellation));
        await NextAsync(lines);
        var asked = await impatient.Model.TakeAsync("I shall leave.", Cancellation);

        answer.Dispose();

        await asked.Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
    }

    private static async Task<string?> NextAsync(StreamReader lines) => await lines.ReadLineAsync(Cancellation);

    private static Task<HttpResponseMessage> AskAsync(HttpClient http, string? session, string message = "Hello, model.")
        => http.SendAsync(
            new HttpRequestMessage(HttpMethod.Post, OpenAiDoor.Completions)
            {
                Content = JsonContent.Create(new
                {
                    model = OpenAiDoor.Persona,
                    messages = new[] { new { role = "user", content = message } },
                    stream = true,
                    user = session,
                }),
            },
            HttpCompletionOption.ResponseHeadersRead,
            Cancellation);

    private async Task<HttpClient> ClientAsync()
    {
        using var user = await ApiClient.ForGuestAsync(impatient.Url, Cancellation);
        return new HttpClient
        {
            BaseAddress = new Uri(impatient.Url),
            DefaultRequestHeaders = { Authorization = new AuthenticationHeaderValue("Bearer", user.Token) },
        };
    }

    /// <summary>An API that takes any pause for a silence.</summary>
    public sealed class ImpatientApi : IAsyncLifetime
    {
        private ModelStandInServer? _model;
        private ApiProcess? _api;

        public ModelStandInServer Model => _model ?? throw NotStarted();

        public string Url => _api?.Url ?? throw NotStarted();

        public async ValueTask InitializeAsync()
        {
            _model = await ModelStandInServer.StartAsync();
            _api = await ApiProcess.StartAsync(
                ScriptedFixture.Played(_model, ("Models:Extractor", "offline"), ("Chat:KeepAlive", "00:00:00.100")));
        }

        public async ValueTask DisposeAsync()
        {
            IAsyncDisposable?[] parts = [_api, _model];
            foreach (var part in parts.OfType<IAsyncDisposable>())
            {
                await part.DisposeAsync();
            }
        }

        private static InvalidOperationException NotStarted() => new("The API has not started.");
    }
}
