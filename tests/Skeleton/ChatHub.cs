using System.Text.Json;
using Microsoft.AspNetCore.SignalR;

namespace PersonaUniverse.Skeleton;

/// <summary>Speaks to the load driver as our hub does, of one session a connection.</summary>
internal sealed class ChatHub(IGrainFactory grains, IHubContext<ChatHub> hub) : Hub
{
    // An observer lives as long as somebody holds it.
    private const string Held = "watcher";

    private ISession Session => grains.GetGrain<ISession>(Context.ConnectionId);

    public override Task OnConnectedAsync()
    {
        var watcher = new Watcher(hub.Clients.Client(Context.ConnectionId));
        Context.Items[Held] = watcher;
        return Session.WatchAsync(grains.CreateObjectReference<IWatcher>(watcher));
    }

    [HubMethodName("chat_message")]
    public async Task<object> ChatMessage(JsonElement request)
        => new { seq = await Session.SayAsync(request.GetProperty("message").GetString()!) };

    private sealed class Watcher(ISingleClientProxy client) : IWatcher
    {
        public Task TellAsync(string name, string text) => client.SendAsync(name, new { text, degraded = Array.Empty<string>() });
    }
}
