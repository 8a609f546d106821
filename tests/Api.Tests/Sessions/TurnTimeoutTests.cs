using Microsoft.Extensions.Options;
using PersonaUniverse.Models;

namespace PersonaUniverse.Sessions;

/// <summary>How long a REST call waits, beside how long the models may take.</summary>
public sealed class TurnTimeoutTests
{
    [Theory]
    [InlineData("second")]
    [InlineData("offline")]
    [InlineData(null)]
    public void Validate_Defaults_AreConsistent(string? fallback)
        => Assert.True(Validate(new ChatOptions().TurnTimeout, new ModelCatalogOptions { Fallback = fallback }).Succeeded);

    [Fact]
    public void Validate_ShorterThanASilentModelAndItsFallback_NamesWhatIsToBeSet()
    {
        var models = new ModelCatalogOptions { Fallback = "second" };
        models.Deadlines.FirstToken = TimeSpan.FromSeconds(100);

        var result = Validate(TimeSpan.FromSeconds(319), models);

        Assert.True(result.Failed);
        Assert.Contains("Chat:TurnTimeout must be at least 00:05:20", result.FailureMessage, StringComparison.Ordinal);
        Assert.Contains("Models:Deadlines", result.FailureMessage, StringComparison.Ordinal);
        Assert.True(Validate(TimeSpan.FromSeconds(320), models).Succeeded);
    }

    [Theory]
    [InlineData("offline")]
    [InlineData(null)]
    public void Validate_ShortWhereNoModelFollowsAnother_IsTheOperatorsChoice(string? fallback)
        => Assert.True(Validate(TimeSpan.FromSeconds(5), new ModelCatalogOptions { Fallback = fallback }).Succeeded);

    private static ValidateOptionsResult Validate(TimeSpan timeout, ModelCatalogOptions models)
        => new TurnTimeoutValidator(Options.Create(models)).Validate(name: null, new ChatOptions { TurnTimeout = timeout });
}
