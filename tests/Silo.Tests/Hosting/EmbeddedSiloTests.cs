using System.Globalization;
using Microsoft.Extensions.DependencyInjection;
using PersonaUniverse.Memory;
using PersonaUniverse.TestKit;

namespace PersonaUniverse.Hosting;

public sealed class EmbeddedSiloTests : IDisposable
{
    private readonly TemporaryDirectory _directory = new();

    [Fact]
    public async Task Start_WithAPortOfItsOwn_ListensThere()
    {
        var port = FreePort.Next();

        await using var host = await MemoryHost.StartAsync(
            _directory.Path, ("Orleans:SiloPort", port.ToString(CultureInfo.InvariantCulture)));

        Assert.Equal(port, host.Services.GetRequiredService<ILocalSiloDetails>().SiloAddress.Endpoint.Port);
    }

    public void Dispose() => _directory.Dispose();
}
