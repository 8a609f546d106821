using System.Text.Json;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Errors;

public sealed class HubBadInputTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("chat_message", """{"personaId":"p"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":" ","personaId":"p"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"a\u0000b","personaId":"p"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"hi","personaId":"a b"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"hi","personaId":"p","sessionId":"a/b"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"hi","personaId":"p","clientMessageId":"a b"}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"hi","personaId":"p","sessionId":""}""", "invalid_input")]
    [InlineData("chat_message", """{"message":"hi","personaId":"nobody-here"}""", "persona_unknown")]
    [InlineData("chat_message", "null", "invalid_input")]
    [InlineData("join", "{}", "invalid_input")]
    [InlineData("join", """{"sessionId":"a b"}""", "invalid_input")]
    [InlineData("join", """{"sessionId":"s","after":-1}""", "invalid_input")]
    [InlineData("leave", "{}", "invalid_input")]
    [InlineData("stop", """{"sessionId":""}""", "invalid_input")]
    [InlineData("typing", """{"isTyping":true}""", "invalid_input")]
    [InlineData("watch_persona", "{}", "invalid_input")]
    [InlineData("watch_persona", """{"personaId":"nobody-here"}""", "persona_unknown")]
    [InlineData("watch_personas", "{}", "invalid_input")]
    [InlineData("watch_personas", """{"personaIds":["a b"]}""", "invalid_input")]
    [InlineData("watch_personas", """{"personaIds":[null]}""", "invalid_input")]
    public async Task BadInput_IsAHubExceptionWithTheCode(string method, string request, string code)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);

        var refusal = await Assert.ThrowsAsync<HubException>(
            () => device.CallAsync(method, JsonElement.Parse(request), Cancellation));

        Assert.Matches($"{code}: .+", refusal.Message);
    }

    [Theory]
    [InlineData("chat_message", """{"message":"hi","personaId":"p","extra":1}""", "malformed_json")]
    [InlineData("chat_message", """{"message":1,"personaId":"p"}""", "malformed_json")]
    [InlineData("chat_message", "[]", "malformed_json")]
    [InlineData("join", """{"sessionId":"s","after":"yesterday"}""", "malformed_json")]
    [InlineData("no_such_method", "{}", "Method does not exist")]
    public async Task InputOfTheWrongShape_FailsTheCallAndNotTheConnection(string method, string request, string why)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);

        var refusal = await Assert.ThrowsAsync<HubException>(
            () => device.CallAsync(method, JsonElement.Parse(request), Cancellation));

        Assert.Contains(why, refusal.Message, StringComparison.Ordinal);
        var joined = await device.JoinAsync("still-here", after: null, Cancellation);
        Assert.Equal("still-here", joined.GetProperty("sessionId").GetString());
    }

    [Theory]
    [InlineData("chat_message", """{"personaId":"p"}""", "The message field is required.")]
    [InlineData("chat_message", """{"message":"hi","personaId":"a b"}""", "personaId must be ")]
    [InlineData("join", "{}", "The sessionId field is required.")]
    [InlineData("join", """{"sessionId":"s","after":-1}""", "The field after must be ")]
    [InlineData("watch_personas", """{"personaIds":["a b"]}""", "personaIds must be ")]
    public async Task BadInput_IsToldByTheNameItHasOnTheWire(string method, string request, string told)
    {
        using var user = await fixture.GuestAsync(Cancellation);
        await using var device = await HubClient.ConnectAsync(user, Cancellation);

        var refusal = await Assert.ThrowsAsync<HubException>(
            () => device.CallAsync(method, JsonElement.Parse(request), Cancellation));

        Assert.Contains($"invalid_input: {told}", refusal.Message, StringComparison.Ordinal);
    }
}
