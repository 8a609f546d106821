namespace PersonaUniverse.Hosting;

/// <summary>Probes and link checkers ask by HEAD for what others GET.</summary>
public sealed class HeadTests(ApiFixture fixture)
{
    [Theory]
    [InlineData("/health/live")]
    [InlineData("/health/ready")]
    [InlineData("/openapi/v1.json")]
    [InlineData("/api/personas?limit=1")]
    [InlineData("/api/personas/nobody-here")]
    [InlineData("/")]
    public async Task Head_IsAnsweredAsGetIsWithoutABody(string path)
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var asked = await user.GetAsync(path, Cancellation);
        var probed = await user.SendAsync("HEAD", path, body: null, Cancellation);

        Assert.Equal((asked.Status, asked.MediaType, ""), (probed.Status, probed.MediaType, probed.Body));
    }
}
