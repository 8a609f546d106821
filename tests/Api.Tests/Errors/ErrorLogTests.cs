using System.Net.Http.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Errors;

public sealed partial class ErrorLogTests
{
    [Fact]
    public async Task Output_WhileTheModelFails_WarnsOfAgentsCallsAndOfStreamsThatBreakOff()
    {
        await using var model = await ModelStandInServer.StartAsync();
        await using var api = await StartAsync(model);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);

        model.Enqueue(new Script { Status = 500 });
        var tool = await CallToolAsync(user, "chat", new { personaId = OpenAiDoor.Persona, message = "Hello?" });
        var stream = await BreakStreamAsync(user, model);
        await api.StopAsync(Cancellation);

        Assert.Contains("model_unavailable: ", tool.Body, StringComparison.Ordinal);
        Assert.Contains("model_unavailable", stream, StringComparison.Ordinal);
        Assert.Contains("Tool chat could not be served: model_unavailable", api.Output, StringComparison.Ordinal);
        Assert.Contains($"POST {OpenAiDoor.Completions} could not be served: model_unavailable", api.Output, StringComparison.Ordinal);
        Assert.DoesNotContain(Complaint().Matches(api.Output), complaint => complaint.Value.Contains(" fail: ", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Output_OfAClientThatLeavesInMidReply_TellsOfNoFailure()
    {
        await using var model = await ModelStandInServer.StartAsync();
        await using var api = await StartAsync(model);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
        model.Enqueue(new Script { Chunks = ["Half a"], Ending = Ending.Hang });

        (await BeginStreamAsync(user)).Dispose();
        await (await model.TakeAsync(Cancellation)).Aborted.WaitAsync(TestTimeouts.Default, Cancellation);
        await api.StopAsync(Cancellation);

        Assert.Empty(Complaint().Matches(api.Output));
    }

    [Fact]
    public async Task Output_OfCallsThatAreRefused_TellsOfNoFailure()
    {
        await using var api = await ApiProcess.StartAsync(cancellationToken: Cancellation);
        using var user = await ApiClient.ForGuestAsync(api.Url, Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);

        await Assert.ThrowsAsync<HubException>(() => device.CallAsync("watch_persona", new { personaId = "nobody-here" }, Cancellation));
        await Assert.ThrowsAsync<HubException>(() => device.CallAsync("join", new { sessionId = "a b" }, Cancellation));
        await user.GetAsync("/api/personas/nobody-here", Cancellation);
        var unknown = await CallToolAsync(user, "get_traits", new { personaId = "nobody-here" });
        var lacking = await CallToolAsync(user, "get_traits", new { });
        var wrong = await CallToolAsync(user, "set_trait", new { personaId = "nobody-here", traitId = "wit", intensity = "secret" });
        var noTool = await CallToolAsync(user, "secret", new { });
        await api.StopAsync(Cancellation);

        Assert.Contains("Unknown tool", noTool.Body, StringComparison.Ordinal);
        Assert.Contains("persona_unknown: ", unknown.Body, StringComparison.Ordinal);
        Assert.Contains("invalid_input: ", lacking.Body, StringComparison.Ordinal);
        Assert.Contains("personaId", lacking.Body, StringComparison.Ordinal);
        Assert.Contains("malformed_json: ", wrong.Body, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", wrong.Body + api.Output, StringComparison.Ordinal);
        Assert.Empty(Complaint().Matches(api.Output));
    }

    // The model breaks off when the client has heard the first words, not before.
    private static Task<ApiProcess> StartAsync(ModelStandInServer model)
        => ApiProcess.StartAsync(ScriptedFixture.Played(model), cancellationToken: Cancellation);

    private static async Task<string> BreakStreamAsync(ApiClient user, ModelStandInServer model)
    {
        var heard = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        model.Enqueue(new Script { Chunks = ["Half a"], Gate = heard.Task, Ending = Ending.Drop });
        using var answer = await BeginStreamAsync(user);
        heard.SetResult();
        return await answer.Content.ReadAsStringAsync(Cancellation);
    }

    private static Task<HttpResponseMessage> BeginStreamAsync(ApiClient user)
        => user.BeginStreamAsync(
            new { model = OpenAiDoor.Persona, stream = true, messages = new[] { new { role = "user", content = "A whole one?" } } },
            Cancellation);

    private static Task<ApiAnswer> CallToolAsync(ApiClient user, string tool, object arguments)
    {
        var call = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool, arguments } }),
        };
        call.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return user.SendAsync(call, Cancellation);
    }

    // Of us, and of what passes our failures on. Others complain of a machine that is busy, which is nothing we have done.
    [GeneratedRegex(
        @"^\S+ (?:warn|fail|crit): (?:PersonaUniverse|Microsoft\.AspNetCore\.(?:SignalR|Diagnostics)|ModelContextProtocol)\b.*$",
        RegexOptions.Multiline)]
    private static partial Regex Complaint();
}
