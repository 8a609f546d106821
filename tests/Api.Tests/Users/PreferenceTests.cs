using System.Net;

namespace PersonaUniverse.Users;

public sealed class PreferenceTests(ApiFixture fixture)
{
    private const string Path = "/api/users/me/preferences";

    [Fact]
    public async Task Preferences_OfANewUser_AreEmpty()
    {
        using var user = await fixture.GuestAsync(Cancellation);

        var answer = await user.GetAsync(Path, Cancellation);

        Assert.Equal((HttpStatusCode.OK, "{}"), (answer.Status, answer.Body));
    }

    [Fact]
    public async Task Put_ReplacesThemAll()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        await user.PutAsync(Path, new Dictionary<string, string> { ["name"] = "Edda", ["tone"] = "calm" }, Cancellation);

        var put = await user.PutAsync(Path, new Dictionary<string, string> { ["name"] = "Ada" }, Cancellation);
        var get = await user.GetAsync(Path, Cancellation);

        Assert.Equal("""{"name":"Ada"}""", put.Body);
        Assert.Equal(put.Body, get.Body);
    }

    [Fact]
    public async Task Preferences_OfAnotherUser_AreNotShown()
    {
        using var user = await fixture.GuestAsync(Cancellation);
        using var stranger = await fixture.GuestAsync(Cancellation);
        await user.PutAsync(Path, new Dictionary<string, string> { ["secret"] = "yes" }, Cancellation);

        Assert.Equal("{}", (await stranger.GetAsync(Path, Cancellation)).Body);
    }
}
