using System.Net;
using System.Net.Sockets;

namespace PersonaUniverse.TestKit;

/// <summary>Finds ports nobody listens on.</summary>
/// <remarks>
/// Below those that a system gives to whoever asks for any: a port that is free now would else be taken, now and then, by the process
/// it is meant for, before that comes to listen on it.
/// </remarks>
public static class FreePort
{
    private const int Lowest = 10_000;
    private const int Count = 8_000;

    private static int _next = Random.Shared.Next(Count);

    /// <summary>A loopback port that was free a moment ago, and another one every time.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = Lowest + (Interlocked.Increment(ref _next) % Count);
            if (IsFree(port))
            {
                return port;
            }
        }
    }

    /// <summary>The first of so many loopback ports in a row that were free a moment ago.</summary>
    public static int FirstOf(int inARow)
    {
        while (true)
        {
            var first = Next();
            Interlocked.Add(ref _next, inARow);
            if (Enumerable.Range(first, inARow).All(IsFree))
            {
                return first;
            }
        }
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var listener = new TcpListener(IPAddress.Loopback, port);
            listener.Start();
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
