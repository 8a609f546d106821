using System.Net;
using System.Net.Http.Headers;

namespace PersonaUniverse.Cards;

public sealed class HostileCardTests(ApiFixture fixture)
{
    [Fact]
    public async Task Import_OfEveryDamagedOrHostileCard_IsAClear400AndChangesNothing()
    {
        using var user = fixture.PlainUser();
        var cards = HostileCards.All().ToList();
        var taken = new List<string>();

        foreach (var (name, file) in cards)
        {
            var answer = await user.ImportAsync(file, Cancellation);
            if (answer.Status is not HttpStatusCode.BadRequest || answer.Code is not "card_invalid"
                || !answer.Json.TryGetProperty("errors", out _) || string.IsNullOrEmpty(answer.Text("detail")))
            {
                taken.Add($"{name}: {answer.Status} {answer.Body}");
            }
        }

        Assert.Empty(taken);
        Assert.True(cards.Count >= 300, $"Only {cards.Count} cards.");
        var mine = await user.GetAsync("/api/personas?mine=true", Cancellation);
        Assert.Empty(mine.Json.GetProperty("items").EnumerateArray());
    }

    [Fact]
    public async Task Import_OfAnInheritedTraitThatNobodyHereInherits_NamesIt()
    {
        using var user = fixture.PlainUser();
        var card = """
            {"spec":"chara_card_v2","spec_version":"2.0","data":{"name":"A","extensions":{"persona_universe/traits":[
              {"id":"warmth","intensity":0.5,"inherited":true},{"id":"wramth","intensity":0.4,"inherited":true}]}}}
            """u8.ToArray();

        var answer = await user.ImportAsync(card, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "card_invalid"), (answer.Status, answer.Code));
        Assert.Equal(
            "Personas here inherit no trait 'wramth'.",
            answer.Json.GetProperty("errors").GetProperty("extensions.persona_universe/traits")[0].GetString());
    }

    [Theory]
    [InlineData("--x\r\n\r\n")]
    [InlineData("--x\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a\"\r\n\r\n{\"na")]
    [InlineData("no form at all")]
    public async Task Import_OfAFormThatEndsTooEarly_IsAClear400(string form)
    {
        using var user = fixture.PlainUser();
        var request = new HttpRequestMessage(HttpMethod.Post, "/api/personas/import") { Content = new StringContent(form) };
        request.Content.Headers.ContentType = MediaTypeHeaderValue.Parse("multipart/form-data; boundary=x");

        var answer = await user.SendAsync(request, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "card_invalid"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task Import_OfAFileThatIsTooLarge_IsRefused()
    {
        using var user = fixture.PlainUser();

        var large = await user.ImportAsync([.. PngFile.Signature, .. new byte[CardLimits.FileBytes]], Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "card_invalid"), (large.Status, large.Code));
    }
}
