using System.Net;
using System.Net.Sockets;
using System.Text;
using Microsoft.Extensions.Options;
using PersonaUniverse.Memory.Qdrant;

namespace PersonaUniverse.Memory;

/// <summary>A Qdrant that cannot be reached, or leaves in the middle of an answer.</summary>
public sealed class QdrantClientTests
{
    private static readonly Operations Nothing = new([]);

    [Fact]
    public async Task Change_ConnectionThatIsNotMadeInTime_IsTriedAgainAndSaidToBeAnOutage()
    {
        var tries = 0;
        using var handler = new SocketsHttpHandler
        {
            ConnectTimeout = TimeSpan.FromMilliseconds(50),
            ConnectCallback = async (_, stop) =>
            {
                Interlocked.Increment(ref tries);
                await Task.Delay(Timeout.Infinite, stop);
                throw new SocketException((int)SocketError.TimedOut);
            },
        };
        using var client = Create(new Uri("http://127.0.0.1:1/"), handler);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.ChangeAsync("memories", Nothing, Cancellation));

        Assert.Equal(2, tries);
    }

    [Fact]
    public async Task Query_ConnectionResetWithinTheAnswer_IsSaidToBeAnOutage()
    {
        using var server = new TcpListener(IPAddress.Loopback, 0);
        server.Start();
        var answering = BreakOffAsync(server, times: 2);
        using var client = Create(new Uri($"http://{server.LocalEndpoint}/"), handler: null);

        await Assert.ThrowsAsync<DependencyUnavailableException>(() => client.QueryAsync("memories", [], Cancellation));

        await answering;
    }

    private static QdrantClient Create(Uri address, SocketsHttpHandler? handler)
        => new(
            address,
            Options.Create(new QdrantOptions { SearchTimeout = TimeSpan.FromSeconds(10) }),
            TimeProvider.System,
            handler);

    private static async Task BreakOffAsync(TcpListener server, int times)
    {
        for (var time = 0; time < times; time++)
        {
            using var connection = await server.AcceptSocketAsync(Cancellation);
            await connection.ReceiveAsync(new byte[4096], Cancellation);
            await connection.SendAsync(
                Encoding.ASCII.GetBytes("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{\"result\":"), Cancellation);

            // Closes with a reset instead of a farewell.
            connection.LingerState = new LingerOption(enable: true, seconds: 0);
        }
    }
}
