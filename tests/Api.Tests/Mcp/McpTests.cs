using System.Net;
using System.Text.Json;
using ModelContextProtocol.Client;
using ModelContextProtocol.Protocol;
using PersonaUniverse.Memory;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Mcp;

/// <summary>The official client SDK at the MCP door.</summary>
public sealed class McpTests(ApiFixture fixture)
{
    [Fact]
    public async Task Tools_OfTheOfficialClient_AreListedAndUsed()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await using var agent = await ConnectAsync(scene.User.Token!);

        var tools = await agent.ListToolsAsync(cancellationToken: Cancellation);
        var listed = await CallAsync(agent, "list_personas", new() { ["search"] = scene.PersonaId });
        var first = await CallAsync(agent, "chat", new() { ["personaId"] = scene.PersonaId, ["message"] = "My name is Edda." });
        var second = await CallAsync(agent, "chat", new()
        {
            ["personaId"] = scene.PersonaId,
            ["message"] = "What is my name?",
            ["sessionId"] = first.GetProperty("sessionId").GetString(),
        });
        var set = await CallAsync(agent, "set_trait", new()
        {
            ["personaId"] = scene.PersonaId,
            ["traitId"] = Scene.TraitId,
            ["intensity"] = 0.9,
        });
        var traits = await CallAsync(agent, "get_traits", new() { ["personaId"] = scene.PersonaId });

        Assert.Equal(
            ["chat", "forget_memory", "get_traits", "list_personas", "search_memories", "set_trait"],
            tools.Select(tool => tool.Name).Order());
        Assert.Equal(scene.PersonaId, Assert.Single(listed.GetProperty("personas").EnumerateArray()).GetProperty("id").GetString());
        Assert.Contains("Edda", second.GetProperty("reply").GetString(), StringComparison.Ordinal);
        Assert.Equal(0.9, set.GetProperty("trait").GetProperty("intensity").GetDouble());
        Assert.Contains(traits.GetProperty("traits").EnumerateArray(), trait =>
            trait.GetProperty("id").GetString() == Scene.TraitId && trait.GetProperty("intensity").GetDouble() is 0.9);
    }

    [Fact]
    public async Task AnothersPrivatePersonaAndSession_AreOutOfReach()
    {
        using var owner = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await owner.ChatAsync("My name is Edda.", Cancellation);
        await owner.User.PatchAsync(owner.PersonaPath, new { visibility = "private" }, Cancellation);
        using var open = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        using var stranger = fixture.PlainUser();
        await using var agent = await ConnectAsync(stranger.Token!);

        var listed = await CallAsync(agent, "list_personas", new() { ["search"] = owner.PersonaId });
        var read = await FailAsync(agent, "get_traits", new() { ["personaId"] = owner.PersonaId });
        var talked = await FailAsync(agent, "chat", new() { ["personaId"] = owner.PersonaId, ["message"] = "Hello?" });
        var set = await FailToSetAsync(agent, owner.PersonaId);
        var setOpen = await FailToSetAsync(agent, open.PersonaId);
        var other = await CallAsync(agent, "chat", new()
        {
            ["personaId"] = open.PersonaId,
            ["message"] = "What is my name?",
            ["sessionId"] = owner.SessionId,
        });

        Assert.Empty(listed.GetProperty("personas").EnumerateArray());
        Assert.All([read, talked, set], failure => Assert.Contains("persona_unknown", failure, StringComparison.Ordinal));
        Assert.Contains("forbidden", setOpen, StringComparison.Ordinal);
        Assert.DoesNotContain("Edda", other.GetRawText(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync(owner.PersonaPath, Cancellation)).Status);
    }

    [Fact]
    public async Task Memories_OfTheCaller_AreFoundAndForgottenAndNobodyElsesAre()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        using var stranger = fixture.PlainUser();
        await using var agent = await ConnectAsync(await scene.User.KeyAsync(Cancellation, "memories:read", "memories:write"));
        await using var reader = await ConnectAsync(await scene.User.KeyAsync(Cancellation, "memories:read"));
        await using var other = await ConnectAsync(stranger.Token!);
        await scene.ChatAsync("I am allergic to walnuts.", Cancellation);
        await scene.SettleAsync(Cancellation);
        Dictionary<string, object?> search = new() { ["personaId"] = scene.PersonaId, ["query"] = "walnuts" };

        var found = Assert.Single((await CallAsync(agent, "search_memories", search)).GetProperty("memories").EnumerateArray());
        var id = found.GetProperty("id").GetString();
        var byStranger = await CallAsync(other, "search_memories", search);
        Dictionary<string, object?> forget = new() { ["personaId"] = scene.PersonaId, ["memoryId"] = id };
        var strangersWish = await FailAsync(other, "forget_memory", forget);
        var readersWish = await FailAsync(reader, "forget_memory", forget);
        await CallAsync(agent, "forget_memory", forget);
        var afterwards = await CallAsync(reader, "search_memories", search);

        Assert.Equal("I am allergic to walnuts.", found.GetProperty("text").GetString());
        Assert.Empty(byStranger.GetProperty("memories").EnumerateArray());
        Assert.Contains("memory_unknown", strangersWish, StringComparison.Ordinal);
        Assert.Contains("forbidden", readersWish, StringComparison.Ordinal);
        Assert.Empty(afterwards.GetProperty("memories").EnumerateArray());
    }

    [Fact]
    public async Task Keys_OpenTheToolsOfTheirScopesAndNoOthers()
    {
        using var scene = await Scene.BeginAsync(fixture.PlainUser(), Cancellation);
        await using var agent = await ConnectAsync(await scene.User.KeyAsync(Cancellation, "chat"));
        using var unscoped = new ApiClient(fixture.Url, await scene.User.KeyAsync(Cancellation, "sessions:read"));

        await CallAsync(agent, "get_traits", new() { ["personaId"] = scene.PersonaId });
        var set = await FailToSetAsync(agent, scene.PersonaId);
        var refused = await unscoped.PostAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" }, Cancellation);

        Assert.Contains("forbidden", set, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.Forbidden, refused.Status);
    }

    [Fact]
    public async Task Door_WithoutAToken_IsClosed()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.PostAsync("/mcp", new { jsonrpc = "2.0", id = 1, method = "tools/list" }, Cancellation);

        Assert.Equal(HttpStatusCode.Unauthorized, answer.Status);
    }

    private static async Task<JsonElement> CallAsync(McpClient agent, string tool, Dictionary<string, object?> arguments)
    {
        var result = await agent.CallToolAsync(tool, arguments, cancellationToken: Cancellation);
        Assert.False(result.IsError ?? false, TextOf(result));
        return JsonElement.Parse(TextOf(result));
    }

    private static async Task<string> FailAsync(McpClient agent, string tool, Dictionary<string, object?> arguments)
    {
        var result = await agent.CallToolAsync(tool, arguments, cancellationToken: Cancellation);
        Assert.True(result.IsError, TextOf(result));
        return TextOf(result);
    }

    private static Task<string> FailToSetAsync(McpClient agent, string personaId)
        => FailAsync(agent, "set_trait", new()
        {
            ["personaId"] = personaId,
            ["traitId"] = Scene.TraitId,
            ["intensity"] = 0.1,
        });

    private static string TextOf(CallToolResult result)
        => string.Concat(result.Content.OfType<TextContentBlock>().Select(block => block.Text));

    private Task<McpClient> ConnectAsync(string token)
        => McpClient.CreateAsync(
            new HttpClientTransport(new HttpClientTransportOptions
            {
                Endpoint = new Uri($"{fixture.Url}/mcp"),
                AdditionalHeaders = new Dictionary<string, string> { ["Authorization"] = $"Bearer {token}" },
            }),
            cancellationToken: Cancellation);
}
