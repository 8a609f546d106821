using System.Net;
using System.Text.Json.Nodes;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Cards;

public sealed class HostileLoreTests(ApiFixture fixture)
{
    [Fact]
    public async Task Chat_WithAPersonaWhoseLoreTakesTooLong_RepliesWithoutIt()
    {
        using var user = fixture.PlainUser();
        var card = SampleCards.V2();
        card["data"]!["character_book"] = new JsonObject
        {
            ["entries"] = new JsonArray([.. Enumerable.Range(0, 100).Select(i => (JsonNode)new JsonObject
            {
                ["keys"] = new JsonArray($"(?:(a|b|c|d|e|f|g|h|i|j|k|l|m|n|o|p){{1,99}}.*){{99}}z{i}"),
                ["content"] = $"LORE-{i}",
                ["use_regex"] = true,
            })]),
        };
        var id = await user.TakeAsync(SampleCards.Bytes(card), Cancellation);
        var said = string.Concat(Enumerable.Repeat("aaaaaaaaab the quick word ", 150));

        var answer = await user.ChatAsync(new ChatMessage(id, $"s-{Guid.NewGuid():N}", said), Cancellation);

        Assert.True(answer.Status is HttpStatusCode.OK, answer.Body);
        Assert.Contains("lore", answer.Json.GetProperty("degraded").EnumerateArray().Select(reason => reason.GetString()));
    }
}
