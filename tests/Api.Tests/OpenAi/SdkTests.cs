using System.ClientModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using OpenAI;
using OpenAI.Chat;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.OpenAi;

/// <summary>The official SDKs hold conversations with a persona.</summary>
public sealed class SdkTests(ApiFixture fixture)
{
    private Uri BaseUrl => new($"{fixture.Url}/v1");

    [Fact]
    public async Task DotNetSdk_HoldsAPlainAndAStreamedConversation()
    {
        using var user = fixture.PlainUser();
        var client = await ClientAsync(user);
        var options = new ChatCompletionOptions { EndUserId = $"s-{Guid.NewGuid():N}" };

        var plain = await client.CompleteChatAsync([new UserChatMessage("My name is Ada.")], options, Cancellation);
        var streamed = new StringBuilder();
        ChatFinishReason? finish = null;
        ChatTokenUsage? usage = null;
        await foreach (var update in client.CompleteChatStreamingAsync(
            [new SystemChatMessage("It rains."), new UserChatMessage("What is my name?")], options, Cancellation))
        {
            streamed.AppendJoin("", update.ContentUpdate.Select(part => part.Text));
            finish = update.FinishReason ?? finish;
            usage = update.Usage ?? usage;
        }

        Assert.Equal(ChatFinishReason.Stop, plain.Value.FinishReason);
        Assert.NotEmpty(plain.Value.Content[0].Text);
        Assert.Contains("Ada", streamed.ToString(), StringComparison.Ordinal);
        Assert.Equal(ChatFinishReason.Stop, finish);
        Assert.True(usage?.TotalTokenCount > 0);
    }

    [Fact]
    public async Task DotNetSdk_UnderstandsARefusal()
    {
        using var user = fixture.PlainUser();
        var client = await ClientAsync(user, "nobody-of-that-name");

        var refusal = await Assert.ThrowsAsync<ClientResultException>(
            () => client.CompleteChatAsync([new UserChatMessage("Hello?")], cancellationToken: Cancellation));

        Assert.Equal(404, refusal.Status);
        Assert.Contains("model_not_found", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NodeSdk_HoldsAPlainAndAStreamedConversation()
    {
        using var user = fixture.PlainUser();
        var key = await user.KeyAsync(Cancellation);
        var folder = Path.Combine(AppContext.BaseDirectory, "OpenAi", "Node");
        Assert.True(Directory.Exists(Path.Combine(folder, "node_modules")), "./test.sh installs the Node SDK before it builds.");
        var start = new ProcessStartInfo(
            "node", [Path.Combine(folder, "converse.mjs"), BaseUrl.ToString(), key, OpenAiDoor.Persona, $"s-{Guid.NewGuid():N}"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using var node = Process.Start(start) ?? throw new InvalidOperationException("node did not start.");

        var errors = node.StandardError.ReadToEndAsync(Cancellation);
        var said = JsonElement.Parse(await node.StandardOutput.ReadToEndAsync(Cancellation) is { Length: > 0 } output
            ? output
            : throw new InvalidOperationException(await errors));

        Assert.Contains(said.GetProperty("models").EnumerateArray(), model => model.GetString() == OpenAiDoor.Persona);
        Assert.NotEmpty(said.GetProperty("plain").GetString()!);
        Assert.Contains("Ada", said.GetProperty("streamed").GetString(), StringComparison.Ordinal);
        Assert.Equal(("stop", "stop"), (said.GetProperty("plainFinish").GetString(), said.GetProperty("finish").GetString()));
        Assert.True(said.GetProperty("totalTokens").GetInt64() > 0);
        Assert.Equal(404, said.GetProperty("refusal").GetProperty("status").GetInt32());
        Assert.Equal("model_not_found", said.GetProperty("refusal").GetProperty("code").GetString());
    }

    private async Task<ChatClient> ClientAsync(ApiClient user, string model = OpenAiDoor.Persona)
        => new(
            model,
            new ApiKeyCredential(await user.KeyAsync(Cancellation)),
            new OpenAIClientOptions { Endpoint = BaseUrl });
}
