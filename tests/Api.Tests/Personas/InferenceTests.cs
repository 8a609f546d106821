using System.Net;

namespace PersonaUniverse.Personas;

public sealed class InferenceTests(ApiFixture fixture)
{
    [Fact]
    public async Task FromText_OfATranscript_GivesAPersonaThatCanBeMadeAsItIs()
    {
        using var user = fixture.PlainUser();
        var text = string.Join('\n', Enumerable.Range(0, 40).Select(i =>
            i % 2 == 0 ? $"Ada: Tell me of day {i}." : "Orrin: Perhaps it rained, my friend? I suspect you know it better than I do!"));

        var inferred = await user.PostAsync("/api/personas/from-text", new { text, speaker = "Orrin" }, Cancellation);
        var before = await user.GetAsync("/api/personas?mine=true", Cancellation);
        var made = await user.PostAsync("/api/personas", inferred.Json.GetProperty("persona").GetRawText(), Cancellation);

        Assert.True(inferred.Status is HttpStatusCode.OK, inferred.Body);
        Assert.Equal(20, inferred.Json.GetProperty("lines").GetInt32());
        Assert.All(
            inferred.Json.GetProperty("findings").EnumerateArray().SelectMany(finding => finding.GetProperty("lines").EnumerateArray()),
            line => Assert.Equal(0, line.GetProperty("number").GetInt32() % 2));
        Assert.Empty(before.Json.GetProperty("items").EnumerateArray());
        Assert.True(made.Status is HttpStatusCode.Created, made.Body);
        Assert.Equal(("Orrin", "private"), (made.Text("name"), made.Text("visibility")));
        Assert.Equal("text", made.Json.GetProperty("origin").GetProperty("kind").GetString());
    }

    [Theory]
    [InlineData("""{"text":" "}""")]
    [InlineData("""{}""")]
    [InlineData("""{"text":"Ada: Hi.\nAda: Ho.","speaker":"Bob"}""")]
    public async Task FromText_OfNothing_Is400(string body)
    {
        using var user = fixture.PlainUser();

        var answer = await user.PostAsync("/api/personas/from-text", body, Cancellation);

        Assert.Equal((HttpStatusCode.BadRequest, "invalid_input"), (answer.Status, answer.Code));
    }

    [Fact]
    public async Task FromText_Of200Kilobytes_IsRead()
    {
        using var user = fixture.PlainUser();
        var text = string.Concat(Enumerable.Repeat("It is, I suppose, a fine day.\n", 200 * 1024 / 30));

        var answer = await user.PostAsync("/api/personas/from-text", new { text }, Cancellation);
        var larger = await user.PostAsync("/api/personas/from-text", new { text = text + text }, Cancellation);

        Assert.Equal(HttpStatusCode.OK, answer.Status);
        Assert.Equal(HttpStatusCode.BadRequest, larger.Status);
    }
}
