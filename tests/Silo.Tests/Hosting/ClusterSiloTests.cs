using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;

namespace PersonaUniverse.Hosting;

public sealed class ClusterSiloTests
{
    [Theory]
    [InlineData("Redis", "Postgres")]
    [InlineData("Postgres", "Redis")]
    public void Start_WithoutWhatAllSilosShare_NamesIt(string given, string missing)
    {
        var builder = Host.CreateEmptyApplicationBuilder(new HostApplicationBuilderSettings());
        builder.Configuration.AddInMemoryCollection([new($"ConnectionStrings:{given}", "somewhere")]);

        var refusal = Assert.Throws<InvalidOperationException>(builder.AddClusterSilo);

        Assert.Contains($"ConnectionStrings:{missing}", refusal.Message, StringComparison.Ordinal);
    }
}
