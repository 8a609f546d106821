using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Sessions;

/// <summary>A hub that speaks to clients of a test's making.</summary>
internal sealed class StubHub(IHubClients clients) : IHubContext<ChatHub>
{
    public IHubClients Clients => clients;

    public IGroupManager Groups => throw new NotSupportedException();
}
