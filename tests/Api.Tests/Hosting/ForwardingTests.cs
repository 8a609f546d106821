using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

/// <summary>Whose word is taken on where a request came from. A test cannot call from another machine, so a request is made up.</summary>
public sealed class ForwardingTests
{
    [Theory]
    [InlineData("10.1.2.3", "203.0.113.7")]
    [InlineData("192.168.0.9", "203.0.113.7")]
    [InlineData("127.0.0.1", "203.0.113.7")]
    [InlineData("192.168.0.10", "192.168.0.10")]
    [InlineData("198.51.100.1", "198.51.100.1")]
    public async Task ForwardedFor_IsBelievedOfTrustedProxiesAlone(string from, string taken)
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Configuration.AddInMemoryCollection(new Dictionary<string, string?>
        {
            ["Forwarding:TrustedProxies:0"] = "10.0.0.0/8",
            ["Forwarding:TrustedProxies:1"] = "192.168.0.9",
        });
        builder.Services.AddForwarding();
        await using var app = builder.Build();
        app.UseForwardedHeaders();
        app.Run(_ => Task.CompletedTask);
        var request = new DefaultHttpContext { RequestServices = app.Services };
        request.Connection.RemoteIpAddress = IPAddress.Parse(from);
        request.Request.Headers["X-Forwarded-For"] = "192.0.2.1, 203.0.113.7";

        await ((IApplicationBuilder)app).Build()(request);

        Assert.Equal(taken, request.Connection.RemoteIpAddress.ToString());
    }

    [Fact]
    public async Task Start_WithAProxyThatIsNoAddress_EndsAndNamesIt()
    {
        var (exitCode, output) = await ApiProcess.RunToEndAsync(
            new ApiSettings
            {
                Values = new Dictionary<string, string>
                {
                    ["Forwarding:TrustedProxies:0"] = "10.0.0.7",
                    ["Forwarding:TrustedProxies:1"] = "proxy.example",
                },
            },
            Cancellation);

        Assert.NotEqual(0, exitCode);
        Assert.Contains("Forwarding:TrustedProxies: 'proxy.example'", output, StringComparison.Ordinal);
    }
}
