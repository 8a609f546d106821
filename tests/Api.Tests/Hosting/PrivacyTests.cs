using System.Net.Http.Json;
using PersonaUniverse.Auth;
using PersonaUniverse.Memory;
using PersonaUniverse.ModelStandIn;
using PersonaUniverse.OpenAi;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class PrivacyTests
{
    private readonly List<string> _secrets = [];

    [Fact]
    public async Task Output_AtDebugLevel_HoldsNeitherTokensNorWhatWasSaid()
    {
        await using var model = await ModelStandInServer.StartAsync(script: new Script { Chunks = [Secret(), " is said."] });
        await using var api = await ApiProcess.StartAsync(AtDebugLevel(model), cancellationToken: Cancellation);
        using var scene = await Scene.BeginAsync(api.Url, Cancellation);
        _secrets.Add(scene.User.Token!);

        await TalkAsync(scene);
        await SayWhatIsRefusedAsync(scene.User);
        await RememberAsync(scene);
        await MakePersonasAsync(scene.User);
        await UseAKeyAsync(scene);
        await api.StopAsync(Cancellation);

        Assert.Contains("dbug:", api.Output, StringComparison.Ordinal);
        Assert.All(_secrets, secret => Assert.DoesNotContain(secret, api.Output, StringComparison.Ordinal));
    }

    private async Task TalkAsync(Scene scene)
    {
        await using var device = await HubClient.ConnectAsync(scene.User, Cancellation);
        await scene.User.PutAsync("/api/users/me/preferences", new Dictionary<string, string> { ["likes"] = Secret() }, Cancellation);
        await scene.ChatAsync($"My cat is called {Secret()}.", Cancellation);
        await device.ChatAsync(scene.Say(Secret()), Cancellation);
        await device.AwaitAsync("traits_extracted", Cancellation);
        await scene.HistoryAsync(Cancellation);
    }

    private async Task SayWhatIsRefusedAsync(ApiClient user)
    {
        using var nobody = new ApiClient(user.Url);
        using var stranger = new ApiClient(user.Url, $"pu_c29tZWJvZHk.0123456789ab.{Secret()}");
        await user.PostAsync("/api/chat", $$"""{"message":"{{Secret()}}","personaId":"a b"}""", Cancellation);
        await user.PostAsync("/api/chat", $$"""{"message":"{{Secret()}}",""", Cancellation);
        await nobody.GetAsync($"/hubs/chat?access_token={Secret()}", Cancellation);
        await stranger.GetAsync("/v1/models", Cancellation);
    }

    private async Task RememberAsync(Scene scene)
    {
        await scene.SettleAsync(Cancellation);
        var memory = (await scene.MemoriesAsync(Cancellation))[0].GetProperty("id").GetString();
        await scene.MemoriesAsync(Cancellation, query: Secret());
        var edited = await scene.User.PatchAsync(
            $"/api/memories/{memory}?personaId={scene.PersonaId}", new { text = $"The dog is called {Secret()}." }, Cancellation);
        Assert.Equal(200, (int)edited.Status);
        await scene.SettleAsync(Cancellation);
    }

    private async Task MakePersonasAsync(ApiClient user)
    {
        var card = new
        {
            spec = "chara_card_v2",
            spec_version = "2.0",
            data = new
            {
                name = "Ada",
                description = Secret(),
                first_mes = Secret(),
                creator_notes = Secret(),
                character_book = new { entries = new[] { new { keys = new[] { Secret() }, content = Secret(), enabled = true } } },
            },
        };
        var imported = await user.PostAsync("/api/personas/import", card, Cancellation);
        var inferred = await user.PostAsync(
            "/api/personas/from-text", new { text = $"Ada: I know {Secret()}.\nAda: And {Secret()}!", speaker = "Ada" }, Cancellation);

        Assert.Equal((201, 200), ((int)imported.Status, (int)inferred.Status));
    }

    private async Task UseAKeyAsync(Scene scene)
    {
        var key = await scene.User.KeyAsync(Cancellation, "chat", "memories:read");

        // Its first parts name the key, and may be told.
        _secrets.Add(key.Split('.')[^1]);
        using var program = new ApiClient(scene.User.Url, key);
        var question = new { model = scene.PersonaId, messages = new[] { new { role = "user", content = Secret() } } };

        var completed = await program.PostAsync(OpenAiDoor.Completions, question, Cancellation);
        var told = await CallToolAsync(program, "chat", new { personaId = scene.PersonaId, message = Secret() });
        var found = await CallToolAsync(program, "search_memories", new { personaId = scene.PersonaId, query = Secret() });

        Assert.All([completed, told, found], answer => Assert.Equal(200, (int)answer.Status));
        Assert.All([told, found], answer => Assert.DoesNotContain("\"isError\":true", answer.Body, StringComparison.Ordinal));
    }

    private static Task<ApiAnswer> CallToolAsync(ApiClient user, string tool, object arguments)
    {
        var call = new HttpRequestMessage(HttpMethod.Post, "/mcp")
        {
            Content = JsonContent.Create(new { jsonrpc = "2.0", id = 1, method = "tools/call", @params = new { name = tool, arguments } }),
        };
        call.Headers.Accept.ParseAdd("application/json, text/event-stream");
        return user.SendAsync(call, Cancellation);
    }

    private string Secret()
    {
        var secret = $"secret{Guid.NewGuid():N}";
        _secrets.Add(secret);
        return secret;
    }

    private ApiSettings AtDebugLevel(ModelStandInServer model)
    {
        _secrets.Add(TestTokens.Key);
        return ScriptedFixture.Played(
            model,
            ("Models:Named:player:ApiKey", $"sk-{Secret()}"),
            ("Auth:SigningKey", TestTokens.Key),
            ("Logging:LogLevel:Default", "Debug"),
            ("Logging:LogLevel:Microsoft.AspNetCore", "Debug"),
            ("Logging:LogLevel:Orleans", "Debug"),
            ("Logging:LogLevel:Polly", "Debug"));
    }
}
