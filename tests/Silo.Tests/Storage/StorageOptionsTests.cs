using Microsoft.Extensions.Options;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Storage;

public sealed class StorageOptionsTests
{
    [Theory]
    [InlineData("DataDirectory", "")]
    [InlineData("StartTimeout", "-00:00:01")]
    [InlineData("StartTimeout", "01:00:00")]
    public async Task InvalidOptions_StopTheHost(string option, string value)
    {
        await using var host = new StorageHost(new Dictionary<string, string?> { [$"Storage:{option}"] = value });

        var failure = await Assert.ThrowsAsync<OptionsValidationException>(
            () => host.StartAsync(Cancellation));

        Assert.Contains(option, failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task NoPostgres_MeansASqliteFileInTheDataDirectory()
    {
        using var directory = new TemporaryDirectory();
        var data = Path.Combine(directory.Path, "made", "when missing");
        await using (await StorageHost.StartNewAsync(
            new Dictionary<string, string?> { ["Storage:DataDirectory"] = data }, Cancellation))
        {
            Assert.True(File.Exists(Path.Combine(data, SqliteDataSource.FileName)));
        }
    }
}
