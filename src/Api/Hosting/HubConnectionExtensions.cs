using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Hosting;

internal static class HubConnectionExtensions
{
    /// <summary>Closes a connection that can be told no more, which its client could not know; it may connect again by itself.</summary>
    /// <remarks>What it watched ends with it, as ever. Not at once with Abort, which forbids a client to connect again.</remarks>
    public static void RequestClose(this HubCallerContext connection)
    {
        if (connection.Features.Get<IConnectionLifetimeNotificationFeature>() is { } lifetime)
        {
            lifetime.RequestClose();
        }
        else
        {
            connection.Abort();
        }
    }
}
