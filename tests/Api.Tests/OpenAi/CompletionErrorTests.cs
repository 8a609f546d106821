using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.OpenAi;

[Collection(ScriptedFixture.Name)]
public sealed class CompletionErrorTests(ScriptedFixture scripted, ApiFixture fixture)
{
    [Theory]
    [InlineData("""{"messages":[{"role":"user","content":"hi"}]}""", "model")]
    [InlineData("""{"model":"tutor"}""", "messages")]
    [InlineData("""{"model":"tutor","messages":[]}""", "messages")]
    [InlineData("""{"model":"tutor","messages":[null]}""", "messages")]
    [InlineData("""{"model":"tutor","messages":[{"role":"wizard","content":"hi"}]}""", "messages[0].role")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"a\u0000b"}]}""", "messages[0].content")]
    [InlineData(
        """{"model":"tutor","messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"x"}}]}]}""",
        "messages[0].content")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"hi"}],"temperature":2.5}""", "temperature")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"hi"}],"n":2}""", "n")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"hi"}],"max_tokens":0}""", "max_tokens")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"hi"}],"user":"no id: spaces"}""", "user")]
    [InlineData("""{"model":"tutor","messages":[{"role":"system","content":"hi"}],"user":"s"}""", "messages")]
    [InlineData("""{"model":"tutor","messages":[{"role":"user","content":"hi"}],"stop":{}}""", "stop")]
    [InlineData("""{"model":"tutor",""", null)]
    [InlineData("[]", null)]
    [InlineData("null", null)]
    public async Task BadRequest_IsToldInOpenAisShapeWithItsField(string body, string? param)
    {
        using var user = fixture.PlainUser();

        var error = OpenAiDoor.ErrorOf(await user.PostAsync(OpenAiDoor.Completions, body, Cancellation));

        Assert.Equal((400, "invalid_request_error"), (error.Status, error.Type));
        Assert.Equal(param, error.Param);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task IdempotencyKey_ThatCanBeNoId_IsRefusedRatherThanIgnored(bool stream)
    {
        using var user = fixture.PlainUser();
        var request = new HttpRequestMessage(HttpMethod.Post, OpenAiDoor.Completions)
        {
            Content = JsonContent.Create(Ask(OpenAiDoor.Persona, stream, session: "kept")),
        };
        request.Headers.Add("Idempotency-Key", "no id: spaces");

        var error = OpenAiDoor.ErrorOf(await user.SendAsync(request, Cancellation));

        Assert.Equal((400, "invalid_request_error", "Idempotency-Key", "invalid_input"), error);
    }

    [Fact]
    public async Task Request_WithoutAKeyOrWithABadOne_Is401()
    {
        using var nobody = new ApiClient(fixture.Url);
        using var imposter = new ApiClient(fixture.Url, "pu_YWRh.0123456789ab.c2VjcmV0");
        using var garbler = new ApiClient(fixture.Url, "pu_garbage");

        foreach (var caller in new[] { nobody, imposter, garbler })
        {
            var error = OpenAiDoor.ErrorOf(await caller.GetAsync("/v1/models", Cancellation));
            Assert.Equal((401, "invalid_request_error", null, "invalid_api_key"), error);
        }
    }

    [Theory]
    [InlineData("GET", "/v1/models/nobody")]
    [InlineData("GET", "/v1/models/not%20an%20id")]
    [InlineData("POST", OpenAiDoor.Completions)]
    public async Task UnknownModel_Is404ModelNotFound(string method, string path)
    {
        using var user = fixture.PlainUser();
        object? body = method is "POST" ? new { model = "nobody", messages = new[] { new { role = "user", content = "hi" } } } : null;

        var error = OpenAiDoor.ErrorOf(await user.SendAsync(method, path, body, Cancellation));

        Assert.Equal((404, "invalid_request_error", "model", "model_not_found"), error);
    }

    [Fact]
    public async Task UnknownAddress_Is404InOpenAisShape()
    {
        using var user = fixture.PlainUser();

        var error = OpenAiDoor.ErrorOf(await user.GetAsync("/v1/embeddings", Cancellation));

        Assert.Equal((404, "invalid_request_error"), (error.Status, error.Type));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ModelThatIsDown_Is503WhetherStreamedOrNot(bool stream)
    {
        using var scene = await scripted.BeginAsync(Cancellation);
        foreach (var session in new[] { null, scene.SessionId })
        {
            scripted.Model.Enqueue(new Script { Status = 503 });

            var answer = await scene.User.PostAsync(OpenAiDoor.Completions, Ask(scene.PersonaId, stream, session), Cancellation);

            var error = OpenAiDoor.ErrorOf(answer);
            Assert.Equal((503, "server_error", "model_unavailable"), (error.Status, error.Type, error.Code));
            Assert.NotNull(answer.Headers.RetryAfter);
        }
    }

    [Fact]
    public async Task ModelThatBreaksOffInMidStream_EndsTheStreamWithAnErrorAndNoDone()
    {
        using var scene = await scripted.BeginAsync(Cancellation);
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        scripted.Model.Enqueue(new Script { Chunks = ["Half a"], Gate = begun.Task, Ending = Ending.Drop });

        using var answer = await scene.User.BeginStreamAsync(Ask(scene.PersonaId, stream: true, session: null), Cancellation);
        begun.SetResult();
        var said = await answer.Content.ReadAsStringAsync(Cancellation);

        Assert.DoesNotContain("[DONE]", said, StringComparison.Ordinal);
        Assert.Contains("data: {\"error\":{\"message\":", said, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task ReplyThatTakesTooLongInMidStream_EndsTheStreamWithTurnTimeout(bool inSession)
    {
        await using var model = await ModelStandInServer.StartAsync();
        await using var api = await ApiProcess.StartAsync(
            ScriptedFixture.Played(model, ("Chat:TurnTimeout", "00:00:05"), ("Models:Extractor", "offline")),
            cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(api.Url, Cancellation);
        var request = Ask(scene.PersonaId, stream: true, inSession ? scene.SessionId : null);

        // The first request to a process that has just started may take as long by itself, and get no stream.
        await scene.User.PostAsync(OpenAiDoor.Completions, request, Cancellation);
        model.Enqueue(new Script { Chunks = Script.Words(5), Ending = Ending.Hang });

        var answer = await scene.User.PostAsync(OpenAiDoor.Completions, request, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        var events = answer.Body.Split("\n\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Contains("\"content\":", answer.Body, StringComparison.Ordinal);
        var error = JsonElement.Parse(events[^1]["data: ".Length..]).GetProperty("error");
        Assert.Equal(("server_error", "turn_timeout"), (error.GetProperty("type").GetString(), error.GetProperty("code").GetString()));
    }

    [Fact]
    public async Task Sampling_OfTheRequest_ReachesTheModel()
    {
        using var scene = await scripted.BeginAsync(Cancellation);
        var request = Ask(scene.PersonaId, stream: false, session: null);
        request["messages"] = (object[])[new { role = "user", content = "Sample me." }];
        request["temperature"] = 1.5;
        request["top_p"] = 0.5;
        request["presence_penalty"] = 0.25;
        request["frequency_penalty"] = -0.25;
        request["stop"] = "END";
        request["max_tokens"] = 77;

        var answer = await scene.User.PostAsync(OpenAiDoor.Completions, request, Cancellation);
        var sent = (await scripted.Model.TakeAsync("Sample me.", Cancellation)).Json;

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal((1.5, 0.5), (sent.GetProperty("temperature").GetDouble(), sent.GetProperty("top_p").GetDouble()));
        Assert.Equal((0.25, -0.25), (sent.GetProperty("presence_penalty").GetDouble(), sent.GetProperty("frequency_penalty").GetDouble()));
        Assert.Contains("END", sent.GetProperty("stop").GetRawText(), StringComparison.Ordinal);
        Assert.Contains(sent.EnumerateObject(), member =>
            member.Name is "max_tokens" or "max_completion_tokens" && member.Value.GetInt32() == 77);
    }

    [Fact]
    public async Task TooManyRequests_Are429InOpenAisShape()
    {
        await using var api = await ApiProcess.StartAsync(
            new ApiSettings { Values = new Dictionary<string, string> { ["RateLimits:Burst"] = "2", ["RateLimits:PerSecond"] = "1" } },
            cancellationToken: Cancellation);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
        ApiAnswer answer;
        do
        {
            answer = await user.GetAsync("/v1/models", Cancellation);
        }
        while (answer.Status is HttpStatusCode.OK);

        Assert.Equal((429, "rate_limit_error", null, "rate_limit_exceeded"), OpenAiDoor.ErrorOf(answer));
        Assert.NotNull(answer.Headers.RetryAfter);
    }

    private static Dictionary<string, object?> Ask(string personaId, bool stream, string? session) => new()
    {
        ["model"] = personaId,
        ["messages"] = (object[])[new { role = "user", content = "Hello, model." }],
        ["stream"] = stream,
        ["user"] = session,
    };
}
