using System.Net;
using System.Text.Json;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.OpenAi;

public sealed class CompletionTests(ApiFixture fixture)
{
    [Fact]
    public async Task Completion_Plain_IsOfTheReferencesShape()
    {
        using var user = fixture.PlainUser();

        var answer = await user.PostAsync(OpenAiDoor.Completions, Ask("Why is the sky blue?"), Cancellation);

        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
        var json = answer.Json;
        Assert.Equal(
            ["id", "object", "created", "model", "choices", "usage"], json.EnumerateObject().Select(member => member.Name));
        Assert.Equal(("chat.completion", OpenAiDoor.Persona), (answer.Text("object"), answer.Text("model")));
        Assert.InRange(json.GetProperty("created").GetInt64(), 1_600_000_000, 9_999_999_999);
        var choice = Assert.Single(json.GetProperty("choices").EnumerateArray());
        Assert.Equal((0, "stop"), (choice.GetProperty("index").GetInt32(), choice.GetProperty("finish_reason").GetString()));
        Assert.Equal("assistant", choice.GetProperty("message").GetProperty("role").GetString());
        Assert.NotEmpty(choice.GetProperty("message").GetProperty("content").GetString()!);
        var usage = json.GetProperty("usage");
        Assert.Equal(
            usage.GetProperty("total_tokens").GetInt64(),
            usage.GetProperty("prompt_tokens").GetInt64() + usage.GetProperty("completion_tokens").GetInt64());
    }

    [Theory]
    [InlineData(null)]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Stream_EveryByte_IsAsTheReferenceSays(bool? includeUsage)
    {
        using var user = fixture.PlainUser();
        var request = Ask("Count the stars: ★ — \"so many\"?");
        request["stream"] = true;
        if (includeUsage is not null)
        {
            request["stream_options"] = new { include_usage = includeUsage };
        }

        var chunks = OpenAiDoor.Chunks(await user.PostAsync(OpenAiDoor.Completions, request, Cancellation));

        Assert.All(chunks, chunk => Assert.Equal("chat.completion.chunk", chunk.GetProperty("object").GetString()));
        Assert.Single(chunks
            .Select(chunk => (
                chunk.GetProperty("id").GetString(),
                chunk.GetProperty("created").GetInt64(),
                chunk.GetProperty("model").GetString()))
            .Distinct());
        var spoken = includeUsage is true ? chunks.SkipLast(1).ToList() : chunks;
        var choices = spoken.Select(chunk => Assert.Single(chunk.GetProperty("choices").EnumerateArray())).ToList();
        Assert.Equal("assistant", choices[0].GetProperty("delta").GetProperty("role").GetString());
        Assert.All(choices.Skip(1), choice => Assert.False(choice.GetProperty("delta").TryGetProperty("role", out _)));
        Assert.All(choices.SkipLast(1), choice => Assert.Equal(JsonValueKind.Null, choice.GetProperty("finish_reason").ValueKind));
        Assert.Equal("stop", choices[^1].GetProperty("finish_reason").GetString());
        Assert.Empty(choices[^1].GetProperty("delta").EnumerateObject());
        Assert.NotEmpty(OpenAiDoor.TextOf(spoken));
        if (includeUsage is true)
        {
            Assert.All(spoken, chunk => Assert.Equal(JsonValueKind.Null, chunk.GetProperty("usage").ValueKind));
            Assert.Empty(chunks[^1].GetProperty("choices").EnumerateArray());
            Assert.True(chunks[^1].GetProperty("usage").GetProperty("total_tokens").GetInt64() > 0);
        }
        else
        {
            Assert.All(chunks, chunk => Assert.False(chunk.TryGetProperty("usage", out _)));
        }
    }

    [Fact]
    public async Task Completion_WithASession_RemembersAndIsInTheHistory()
    {
        using var user = fixture.PlainUser();
        var session = $"s-{Guid.NewGuid():N}";

        await user.PostAsync(OpenAiDoor.Completions, Ask("My name is Edda.", session), Cancellation);
        var second = Ask("What is my name?", session);
        second["stream"] = true;
        var chunks = OpenAiDoor.Chunks(await user.PostAsync(OpenAiDoor.Completions, second, Cancellation));
        var history = await user.GetAsync($"/api/sessions/{session}/messages", Cancellation);

        Assert.Contains("Edda", OpenAiDoor.TextOf(chunks), StringComparison.Ordinal);
        var turns = history.Json.GetProperty("items").EnumerateArray().ToList();
        Assert.Equal(2, turns.Count);
        Assert.Equal(OpenAiDoor.TextOf(chunks), turns[0].GetProperty("aiResponse").GetString());
    }

    [Fact]
    public async Task Completion_WithoutASession_KeepsNothing()
    {
        using var user = fixture.PlainUser();

        await user.PostAsync(OpenAiDoor.Completions, Ask("My name is Edda."), Cancellation);
        var sessions = await user.GetAsync("/api/sessions", Cancellation);
        var second = await user.PostAsync(OpenAiDoor.Completions, Ask("What is my name?"), Cancellation);

        Assert.Empty(sessions.Json.GetProperty("items").EnumerateArray());
        Assert.DoesNotContain("Edda", second.Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_OfARequestInSillyTavernsShape_IsAnswered()
    {
        using var user = fixture.PlainUser();
        var history = Enumerable.Range(0, 120).SelectMany(i => new object[]
        {
            new { role = "user", content = $"Line {i}: {new string('x', 300)}" },
            new { role = "assistant", content = $"Reply {i}.", name = "Tutor" },
        });
        var request = new Dictionary<string, object?>
        {
            ["model"] = OpenAiDoor.Persona,
            ["messages"] = (object[])
            [
                new { role = "system", content = "Write the tutor's next reply in a fictional chat between Tutor and Edda." },
                new { role = "system", content = "[Example Chat]" },
                new { role = "system", name = "example_user", content = "Hm?" },
                new { role = "user", content = "My name is Edda." },
                .. history,
                new
                {
                    role = "user",
                    content = (object[])
                    [
                        new { type = "text", text = "Now tell me:" },
                        new { type = "text", text = "What is my name?" },
                    ],
                },
                new { role = "system", content = "[Write in the present tense.]" },
            ],
            ["stop"] = (string[])["\nEdda:", "</s>"],
            ["temperature"] = 1.15,
            ["max_tokens"] = 300,
            ["top_p"] = 0.95,
            ["frequency_penalty"] = 0.2,
            ["presence_penalty"] = 0,
            ["logit_bias"] = new { },
            ["seed"] = -1,
            ["n"] = 1,
            ["top_k"] = 40,
            ["custom_prompt_post_processing"] = "strict",
            ["chat_completion_source"] = "custom",
            ["group_names"] = Array.Empty<string>(),
            ["include_reasoning"] = true,
            ["stream"] = true,
            ["user"] = "",
        };

        var chunks = OpenAiDoor.Chunks(await user.PostAsync(OpenAiDoor.Completions, request, Cancellation));

        Assert.Contains("Edda", OpenAiDoor.TextOf(chunks), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Completion_WithStop_EndsBeforeItStreamedAndPlain()
    {
        using var user = fixture.PlainUser();
        var whole = (await user.PostAsync(OpenAiDoor.Completions, Ask("Tell me of the tides."), Cancellation)).Json
            .GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString()!;
        var stop = whole[(whole.Length / 3)..((whole.Length / 3) + 5)];
        var expected = whole[..whole.IndexOf(stop, StringComparison.Ordinal)];
        var request = Ask("Tell me of the tides.");
        request["stop"] = stop;

        var plain = await user.PostAsync(OpenAiDoor.Completions, request, Cancellation);
        request["stream"] = true;
        request["stop"] = (string[])["never said", stop];
        var streamed = OpenAiDoor.Chunks(await user.PostAsync(OpenAiDoor.Completions, request, Cancellation));

        Assert.Equal(expected, plain.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString());
        Assert.Equal(expected, OpenAiDoor.TextOf(streamed));
    }

    [Fact]
    public async Task Completion_ThatReachesItsLimit_SaysLength()
    {
        using var user = fixture.PlainUser();
        var request = Ask("Tell me of the tides.");
        request["max_tokens"] = 5;

        var answer = await user.PostAsync(OpenAiDoor.Completions, request, Cancellation);

        Assert.Equal("length", answer.Json.GetProperty("choices")[0].GetProperty("finish_reason").GetString());
    }

    [Fact]
    public async Task Completion_UnderTheSameIdempotencyKey_IsOneTurn()
    {
        using var user = fixture.PlainUser();
        var session = $"s-{Guid.NewGuid():N}";

        var first = await SendAsync();
        var again = await SendAsync();
        var history = await user.GetAsync($"/api/sessions/{session}/messages", Cancellation);

        Assert.Equal(Text(first), Text(again));
        Assert.Single(history.Json.GetProperty("items").EnumerateArray());

        Task<ApiAnswer> SendAsync()
        {
            var request = new HttpRequestMessage(HttpMethod.Post, OpenAiDoor.Completions)
            {
                Content = new StringContent(JsonSerializer.Serialize(Ask("Once.", session))),
            };
            request.Headers.Add("Idempotency-Key", "once");
            return user.SendAsync(request, Cancellation);
        }

        static string? Text(ApiAnswer answer)
            => answer.Json.GetProperty("choices")[0].GetProperty("message").GetProperty("content").GetString();
    }

    [Fact]
    public async Task Models_ListThePersonas()
    {
        using var user = fixture.PlainUser();

        var list = await user.GetAsync("/v1/models", Cancellation);
        var one = await user.GetAsync($"/v1/models/{OpenAiDoor.Persona}", Cancellation);

        Assert.Equal("list", list.Text("object"));
        var items = list.Json.GetProperty("data").EnumerateArray().ToList();
        Assert.All(items, item => Assert.Equal(
            ["created", "id", "object", "owned_by"], item.EnumerateObject().Select(member => member.Name).Order()));
        var tutor = Assert.Single(items, item => item.GetProperty("id").GetString() == OpenAiDoor.Persona);
        Assert.Equal(("model", OpenAiDoor.Persona), (one.Text("object"), one.Text("id")));
        Assert.Equal(tutor.GetRawText(), one.Json.GetRawText());
    }

    private static Dictionary<string, object?> Ask(string text, string? session = null)
    {
        var request = new Dictionary<string, object?>
        {
            ["model"] = OpenAiDoor.Persona,
            ["messages"] = (object[])[new { role = "user", content = text }],
        };
        if (session is not null)
        {
            request["user"] = session;
        }

        return request;
    }
}
