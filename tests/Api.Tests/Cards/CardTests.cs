using System.Net;
using System.Net.Http.Headers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace PersonaUniverse.Cards;

public sealed class CardTests(ApiFixture fixture)
{
    private static readonly JsonSerializerOptions AsWritten = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static TheoryData<string, bool> Cards() => new()
    {
        { "v1", false }, { "v1", true }, { "v2", false }, { "v2", true }, { "v3", false }, { "v3", true },
    };

    [Theory]
    [MemberData(nameof(Cards))]
    public async Task Import_OfEachVersionAsJsonAndPng_KeepsWhatTheCardSays(string version, bool asPng)
    {
        using var user = fixture.PlainUser();
        var file = File(version, asPng);

        var answer = await user.ImportAsync(file, Cancellation);

        Assert.True(answer.Status is HttpStatusCode.Created, answer.Body);
        Assert.Equal(("Mira", "private"), (answer.Text("name"), answer.Text("visibility")));
        Assert.Equal("\"Come in, {{user}}.\"", answer.Text("greeting"));
        var provenance = answer.Json.GetProperty("card");
        Assert.Equal(asPng ? "png" : "json", provenance.GetProperty("format").GetString());
        Assert.EndsWith(version, provenance.GetProperty("spec").GetString(), StringComparison.Ordinal);
        Assert.Equal(version is "v1" ? "" : "CREATOR-NEVER-IN-A-PROMPT", provenance.GetProperty("creator").GetString());
    }

    [Theory]
    [InlineData("v2")]
    [InlineData("v3")]
    public async Task Export_AfterAnEdit_KeepsAllThatWeDoNotKnow(string version)
    {
        using var user = fixture.PlainUser();
        var original = version is "v2" ? SampleCards.V2() : SampleCards.V3();
        var id = await user.TakeAsync(File(version, asPng: false), Cancellation);

        var edited = await user.PatchAsync($"/api/personas/{id}", new { description = "Edited." }, Cancellation);
        var exported = JsonNode.Parse(await user.ExportAsync(id, $"?version={version[1..]}", Cancellation))!.AsObject();

        Assert.Equal(HttpStatusCode.OK, edited.Status);
        var data = exported["data"]!.AsObject();
        Assert.Equal("Edited.", data["description"]!.GetValue<string>());
        data["description"] = original["data"]!["description"]!.DeepClone();
        data["extensions"]!.AsObject().Remove(CardExtension.TraitsName);
        data["extensions"]!.AsObject().Remove(CardExtension.PersonaName);
        Assert.True(JsonNode.DeepEquals(original, exported), exported.ToJsonString());
        Assert.Contains("12345678901234567890", exported.ToJsonString(), StringComparison.Ordinal);
    }

    // As it is kept, each of these characters takes twice the bytes that it came in.
    [Theory]
    [InlineData("")]
    [InlineData("?format=png")]
    public async Task Export_OfALargeCardInAnotherScript_CanBeTakenAgain(string query)
    {
        using var user = fixture.PlainUser();
        var card = SampleCards.V2();
        card["data"]!["extensions"]!["story"] = new string('龙', 200_000);
        var id = await user.TakeAsync(Encoding.UTF8.GetBytes(card.ToJsonString(AsWritten)), Cancellation);

        var exported = await user.ExportAsync(id, query, Cancellation);

        var document = CardFile.Read(exported).Document;
        Assert.Equal(card["data"]!["extensions"]!["story"]!.ToString(), document.Data["extensions"]!["story"]!.ToString());
        await user.TakeAsync(exported, Cancellation);
    }

    [Fact]
    public async Task Export_OfAV1Card_IsAV2CardThatKeepsItsUnknownMember()
    {
        using var user = fixture.PlainUser();
        var id = await user.TakeAsync(File("v1", asPng: true), Cancellation);

        var exported = JsonNode.Parse(await user.ExportAsync(id, "?version=2", Cancellation))!;

        Assert.Equal(("chara_card_v2", "2.0", "none"), (
            exported["spec"]!.GetValue<string>(), exported["spec_version"]!.GetValue<string>(), exported["avatar"]!.GetValue<string>()));
        Assert.Equal("A storm. {{user}} knocks.", exported["data"]!["scenario"]!.GetValue<string>());
        Assert.Null(exported["scenario"]);
    }

    [Fact]
    public async Task Export_AsPng_CarriesBothSpellingsAndThePictureThatCame()
    {
        using var user = fixture.PlainUser();
        var id = await user.TakeAsync(File("v2", asPng: true), Cancellation);

        var png = PngFile.Read(await user.ExportAsync(id, "?format=png", Cancellation));

        var v2 = CardDocument.Parse(Convert.FromBase64String(png.Text("chara")!));
        var v3 = CardDocument.Parse(Convert.FromBase64String(png.Text("ccv3")!));
        Assert.Equal(("chara_card_v2", "2.0"), (v2.Spec, v2.SpecVersion));
        Assert.Equal(("chara_card_v3", "3.0"), (v3.Spec, v3.SpecVersion));
        Assert.Equal(PngFile.Read(PortraitPng.Draw("#336699")).Write(), png.Write());
    }

    [Fact]
    public async Task Export_OfAPersonaMadeHere_HasAPictureAndItsTraits()
    {
        using var user = fixture.PlainUser();

        var png = PngFile.Read(await user.ExportAsync("tutor", "?format=png", Cancellation));

        var card = CardDocument.Parse(Convert.FromBase64String(png.Text("ccv3")!));
        Assert.NotEmpty(card.Data["extensions"]![CardExtension.TraitsName]!.AsArray());
        Assert.StartsWith("<START>\n{{char}}: ", card.Data["mes_example"]!.GetValue<string>(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Import_AsAForm_TakesItsFile()
    {
        using var user = fixture.PlainUser();
        var picture = new ByteArrayContent(File("v3", asPng: true))
        {
            Headers = { ContentType = new MediaTypeHeaderValue("image/png") },
        };
        using var form = new MultipartFormDataContent { { picture, "file", "mira.png" } };

        var answer = await user.SendAsync(new HttpRequestMessage(HttpMethod.Post, "/api/personas/import") { Content = form }, Cancellation);

        Assert.True(answer.Status is HttpStatusCode.Created, answer.Body);
    }

    [Fact]
    public async Task Import_UnderAnIdOfOnesOwn_HasItUnlessItIsTaken()
    {
        using var user = fixture.PlainUser();
        var id = $"mira-{Guid.NewGuid():N}";

        var taken = await user.TakeAsync(File("v2", asPng: false), Cancellation, $"?id={id}&visibility=public");
        var again = await user.ImportAsync(File("v2", asPng: false), Cancellation, $"?id={id}");

        Assert.Equal(id, taken);
        Assert.Equal((HttpStatusCode.Conflict, "persona_exists"), (again.Status, again.Code));
    }

    [Fact]
    public async Task Import_OfACardWhoseIdADeletedPersonaHolds_HasAnotherAndLeavesThatOneToBeRestored()
    {
        using var user = fixture.PlainUser();
        var original = await user.TakeAsync(File("v2", asPng: false), Cancellation);
        var card = await user.ExportAsync(original, "", Cancellation);
        await user.PatchAsync($"/api/personas/{original}", new { description = "Since then." }, Cancellation);
        await user.DeleteAsync($"/api/personas/{original}", Cancellation);

        var copy = await user.TakeAsync(card, Cancellation);
        var restored = await user.PostAsync($"/api/personas/{original}/restore", body: null, Cancellation);

        Assert.NotEqual(original, copy);
        Assert.Equal((HttpStatusCode.OK, "Since then."), (restored.Status, restored.Text("description")));
    }

    [Fact]
    public async Task Import_OfTextWithInvisibleCharacters_LeavesThemOut()
    {
        using var user = fixture.PlainUser();
        var card = SampleCards.V2();
        card["data"]!["name"] = "M\u200Bi\u202Er\u0007a";
        card["data"]!["description"] = "A\u2060 \U0001F469\u200D\U0001F680 \r\nline\u0000";

        var answer = await user.ImportAsync(SampleCards.Bytes(card), Cancellation);

        Assert.Equal("Mira", answer.Text("name"));
        Assert.Equal("A \U0001F469\u200D\U0001F680 \nline", answer.Text("description"));
    }

    [Fact]
    public async Task Export_OfAnothersPersona_NeedsItToBePublic()
    {
        using var owner = fixture.PlainUser();
        using var stranger = fixture.PlainUser();
        var closed = await owner.TakeAsync(File("v2", asPng: false), Cancellation);
        var unlisted = await owner.TakeAsync(File("v2", asPng: false), Cancellation, "?visibility=unlisted");
        var open = await owner.TakeAsync(File("v2", asPng: false), Cancellation, "?visibility=public");

        Assert.Equal(HttpStatusCode.NotFound, (await stranger.GetAsync($"/api/personas/{closed}/card", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.Forbidden, (await stranger.GetAsync($"/api/personas/{unlisted}/card", Cancellation)).Status);
        Assert.Equal(HttpStatusCode.OK, (await stranger.GetAsync($"/api/personas/{open}/card", Cancellation)).Status);
    }

    private static byte[] File(string version, bool asPng)
    {
        var json = SampleCards.Bytes(version switch { "v1" => SampleCards.V1(), "v2" => SampleCards.V2(), _ => SampleCards.V3() });
        return asPng ? SampleCards.Png(json, version is "v3" ? CardFile.V3Keyword : CardFile.V2Keyword) : json;
    }
}
