using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;

namespace PersonaUniverse.Personas.Inference;

/// <summary>What a model wrote about three lines, of which it was shown two.</summary>
public sealed class PersonaReportTests
{
    private static readonly ImmutableArray<InferredLine> Lines =
    [
        new(2, "I have never trusted a calm sea, and I’d not begin today."),
        new(4, "Coil that rope,  \"properly\" if you please."),
        new(9, "Nobody was shown this line."),
    ];

    private static readonly int[] EveryLineTwice = [2, 2, 4, 4];

    [Theory]
    [InlineData("2", "2")]
    [InlineData("\"2\"", "2")]
    [InlineData("\"line 4\"", "4")]
    [InlineData("\"[4]\"", "4")]
    [InlineData("""{"line":2,"quote":"never trusted a calm sea"}""", "2")]
    [InlineData("""{"line":2,"quote":"NEVER trusted  a calm"}""", "2")]
    [InlineData("""{"line":2,"quote":"I'd not begin today"}""", "2")]
    [InlineData("""{"line":2,"quote":"\u2026never trusted a calm sea\u2026"}""", "2")]
    [InlineData("""{"line":4,"quote":"coil that rope, “properly”"}""", "4")]
    [InlineData("""{"line":4,"quote":""}""", "4")]
    [InlineData("""{"number":"4"}""", "4")]
    [InlineData("""{"line":4,"quote":"never trusted a calm sea"}""", "2")]
    [InlineData("\"never trusted a calm sea\"", "2")]
    [InlineData("""{"line":2,"quote":"I love the calm sea"}""", "")]
    [InlineData("""{"line":4,"quote":"a calm sea"}""", "")]
    [InlineData("""{"line":9,"quote":"Nobody was shown"}""", "")]
    [InlineData("\"Nobody was shown this line.\"", "")]
    [InlineData("3", "")]
    [InlineData("-2", "")]
    [InlineData("2.5", "")]
    [InlineData("99999999999", "")]
    [InlineData("null", "")]
    [InlineData("true", "")]
    [InlineData("[[2]]", "")]
    [InlineData("""{"line":{"line":2}}""", "")]
    public void Read_Evidence_CountsOnlyWhereItStandsInALineThatWasShown(string evidence, string found)
    {
        var report = Read(
            """{"traits":[{"name":"Real","intensity":0.5,"evidence":[2]}"""
            + $$""",{"name":"Asked","intensity":0.4,"evidence":[{{evidence}}]}]}""");

        var lines = report!.Traits.Where(trait => trait.Name == "Asked").SelectMany(trait => trait.Lines);
        Assert.Equal(found, string.Join(' ', lines.Select(line => line.Number)));
    }

    [Theory]
    [InlineData("""{"traits":[{"id":"honesty","intensity":0.7,"evidence":[2]}]}""", "honesty=0.7")]
    [InlineData("""{"traits":[{"id":"","name":"Caution","intensity":"70%","lines":[2]}]}""", "Caution=0.7")]
    [InlineData("""{"traits":{"honesty":{"score":1.4,"evidence":2}}}""", "honesty=1")]
    [InlineData("""{"traits":[{"name":"Caution","intensity":-3,"evidence":[2]}]}""", "Caution=0")]
    [InlineData("""{"traits":[{"name":"Cau\u200btion\u202e","intensity":0.123456,"evidence":[2]}]}""", "Caution=0.12")]
    [InlineData("""{"traits":[{"name":"A","intensity":0.1,"evidence":[2]},{"name":"a","intensity":0.9,"evidence":[4]}]}""", "a=0.9")]
    [InlineData("Here it is:\n```json\n{\"traits\":[{\"name\":\"A\",\"intensity\":0.1,\"evidence\":[2],},]}\n```", "A=0.1")]
    [InlineData(
        """{"traits":[{"name":"A","intensity":0.1,"evidence":[2]},{"name":"B","intensity":0.2},{"name":"C","evidence":[2]},7,null]}""",
        "A=0.1")]
    public void Read_OddReport_IsRead(string text, string expected)
        => Assert.Equal(expected, string.Join(' ', Read(text)!.Traits.Select(
            trait => string.Create(CultureInfo.InvariantCulture, $"{trait.Id ?? trait.Name}={trait.Intensity}"))));

    [Theory]
    [InlineData("")]
    [InlineData("I would rather not.")]
    [InlineData("{}")]
    [InlineData("""{"traits":[]}""")]
    [InlineData("""{"traits":"many"}""")]
    [InlineData("""{"name":"A","description":"B","evidence":[2],"traits":[{"name":"Caution","intensity":0.5,"evidence":[77]}]}""")]
    [InlineData("""{"traits":[{"name":"Caution","intensity":0.5,"evidence":[2]}""")]
    [InlineData("""{"traits":[{"name":"\ud800","intensity":0.5,"evidence":[2]}]}""")]
    [InlineData("""{"\ud800":1,"traits":[{"name":"Caution","intensity":0.5,"evidence":[2]}]}""")]
    public void Read_NothingThatIsBorneOut_IsNoReport(string text) => Assert.Null(Read(text));

    [Fact]
    public void Read_ADescriptionThatNoLineBearsOut_IsLeftOut()
    {
        const string Text =
            """{"name":" Mo\u0007ra ","description":"A bo’sun.","evidence":[EVIDENCE]"""
            + ""","traits":[{"name":"A","intensity":1,"evidence":[2]}]}""";

        var borneOut = Read(Text.Replace("EVIDENCE", "4", StringComparison.Ordinal))!;
        var made = Read(Text.Replace("EVIDENCE", "5", StringComparison.Ordinal))!;

        Assert.Equal(("Mora", "A bo’sun.", 4), (borneOut.Name, borneOut.Description, Assert.Single(borneOut.DescriptionLines).Number));
        Assert.Null(made.Description);
    }

    [Fact]
    public void Read_TooMuch_IsCut()
    {
        var traits = Enumerable.Range(0, 40).Select(i => new
        {
            name = $"{i}{new string('n', 200)}",
            description = new string('d', 900),
            intensity = i / 40.0,
            evidence = EveryLineTwice,
        });
        var text = JsonSerializer.Serialize(new { description = new string('d', 5000), evidence = EveryLineTwice, traits });

        var report = Read(text)!;

        Assert.Equal((8, 600), (report.Traits.Length, report.Description!.Length));
        Assert.All(report.Traits, trait => Assert.Equal((100, 300, 2), (trait.Name.Length, trait.Description.Length, trait.Lines.Length)));
    }

    private static PersonaReport? Read(string text) => PersonaReport.Read(text, new LineEvidence(Lines, Lines[..2]));
}
