using System.Reflection;
using System.Text.RegularExpressions;
using PersonaUniverse.Errors;
using PersonaUniverse.Sessions;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

/// <summary>The page that describes the API names what there is, and nothing else.</summary>
public sealed partial class ApiPageTests(ApiFixture fixture)
{
    private static readonly string[] Undescribed = ["GET /openapi/v1.json", "GET /scalar"];

    [Fact]
    public async Task Codes_OnThePage_AreThoseThatCanBeAnswered()
    {
        var known = new[] { typeof(ErrorCodes), typeof(TurnFailureCodes) }
            .SelectMany(type => type.GetFields(BindingFlags.Public | BindingFlags.Static))
            .Select(code => (string)code.GetRawConstantValue()!)
            .Distinct();

        var told = CodeRow().Matches(await PageAsync()).Select(row => row.Groups["code"].Value);

        Assert.Equal(known.Order(), told.Order());
    }

    [Fact]
    public async Task Routes_OnThePage_AreThoseThatTheServerDescribes()
    {
        using var nobody = new ApiClient(fixture.Url);
        var described = (await nobody.GetAsync("/openapi/v1.json", Cancellation)).Json.GetProperty("paths").EnumerateObject()
            .SelectMany(path => path.Value.EnumerateObject(), (path, method) => $"{method.Name.ToUpperInvariant()} {path.Name}");

        var told = RouteRow().Matches(await PageAsync())
            .SelectMany(row => row.Groups["route"].Captures)
            .Select(route => route.Value)
            .Except(Undescribed);

        Assert.Equal(described.Order(), told.Order());
    }

    private static async Task<string> PageAsync()
        => (await File.ReadAllTextAsync(Path.Combine(Repository.Root, "docs", "api.md"), Cancellation)).ReplaceLineEndings("\n");

    /// <summary>A row that begins with a code and a status.</summary>
    [GeneratedRegex(@"^\| `(?<code>[a-z_]+)` \| [45]\d\d \|", RegexOptions.Multiline)]
    private static partial Regex CodeRow();

    /// <summary>A row that begins with one route or several.</summary>
    [GeneratedRegex(@"^\| (?:`(?<route>[A-Z]+ /[^`]*)`(?:, )?)+ \|", RegexOptions.Multiline)]
    private static partial Regex RouteRow();
}
