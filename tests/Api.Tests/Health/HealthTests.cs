using System.Net;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Health;

public sealed class HealthTests(ApiFixture fixture)
{
    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Live_IsOpenAndSaysSo()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.GetAsync("/health/live", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "live"), (answer.Status, answer.Text("status")));
    }

    [Fact]
    public async Task Ready_NamesEachDependency()
    {
        using var nobody = new ApiClient(fixture.Url);

        var answer = await nobody.GetAsync("/health/ready", Cancellation);

        Assert.Equal((HttpStatusCode.OK, "ready"), (answer.Status, answer.Text("status")));
        var dependencies = answer.Json.GetProperty("dependencies").EnumerateArray().ToList();
        Assert.All(dependencies, dependency => Assert.True(dependency.GetProperty("healthy").GetBoolean()));
        Assert.All(dependencies, dependency => Assert.NotEmpty(dependency.GetProperty("detail").GetString()!));
        var names = dependencies.Select(dependency => dependency.GetProperty("name").GetString()).ToList();
        Assert.Contains("cluster", names);
        Assert.Contains("model", names);
        Assert.Contains("database", names);
    }
}
