using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PersonaUniverse.Errors;
using PersonaUniverse.Hosting;

namespace PersonaUniverse.Sessions;

/// <summary>What each of this process's hub connections watches, and the only one that tells them.</summary>
/// <remarks>
/// Events go to connections of this process by their id, which SignalR delivers without the backplane: every process that has
/// watchers hears of a session by itself.
/// </remarks>
internal sealed partial class ConnectionWatches(
    Conversations conversations,
    IHubContext<ChatHub> hub,
    IOptions<ChatOptions> options,
    TimeProvider clock,
    ILogger<ConnectionWatches> logger)
{
    private static readonly TimeSpan FarewellPatience = TimeSpan.FromSeconds(5);

    private readonly ConcurrentDictionary<string, ConcurrentDictionary<SessionKey, Watch>> _connections = new();

    /// <summary>Begins to tell a connection of a session's events.</summary>
    /// <param name="connection">
    /// The connection. It is closed when it cannot be told any more, so that its client connects and joins anew.
    /// </param>
    /// <param name="session">The session.</param>
    /// <param name="after">The last event it knows; null for none.</param>
    /// <param name="cancellationToken">Gives up waiting.</param>
    /// <param name="again">Whether to begin anew where the connection watches the session already.</param>
    /// <returns>How the watch begins; null when it had begun before.</returns>
    public async Task<SessionWatch?> JoinAsync(
        HubCallerContext connection, SessionKey session, long? after, CancellationToken cancellationToken, bool again = false)
    {
        var watches = _connections.GetOrAdd(connection.ConnectionId, _ => new());
        if (watches.TryGetValue(session, out var current) && !again)
        {
            return null;
        }

        if (current is null && watches.Count >= options.Value.WatchesPerConnection)
        {
            throw ApiException.TooMany(ErrorCodes.TooManyWatches, "This connection watches as many sessions as it may.");
        }

        var (listener, watch) = await conversations.ListenAsync(session, isDevice: true, after, cancellationToken);
        lock (watches)
        {
            // Read anew: a connection's calls run beside each other, and another may have joined meanwhile.
            watches.TryGetValue(session, out current);
            var begun = watches[session] = new Watch(listener);
            begun.Pump = PumpAsync(connection, session, begun, current);
        }

        if (cancellationToken.IsCancellationRequested)
        {
            // The connection went while it was joining; its farewell may have passed already, and knew nothing of this watch.
            await LeaveAllAsync(connection.ConnectionId);
            await conversations.LeaveAsync(session, listener, CancellationToken.None);
        }
        else if (current is not null)
        {
            // For a moment the connection listened twice, and was counted as two devices.
            await conversations.LeaveAsync(session, current.Listener, cancellationToken);
        }

        return watch;
    }

    /// <summary>Stops telling a connection of a session's events.</summary>
    public async Task LeaveAsync(string connectionId, SessionKey session)
    {
        if (_connections.TryGetValue(connectionId, out var watches) && watches.TryRemove(session, out var watch))
        {
            await conversations.LeaveAsync(session, watch.Listener, CancellationToken.None);
        }
    }

    /// <summary>Stops telling a connection of anything, and waits only so long for the sessions' silos to hear of it.</summary>
    public async Task LeaveAllAsync(string connectionId)
    {
        if (_connections.TryRemove(connectionId, out var watches))
        {
            using var deadline = new CancellationTokenSource(FarewellPatience, clock);
            await Task.WhenAll(watches.Select(left => TryLeaveAsync(left.Key, left.Value, deadline.Token)));
        }
    }

    /// <summary>Tells a connection once more how a turn ended that it asked for again.</summary>
    /// <param name="connectionId">The connection, which watches the session: it hears by itself of an analysis that is under way.</param>
    /// <param name="session">The session.</param>
    /// <param name="turn">The turn.</param>
    /// <param name="isBeingAnalysed">Whether its analysis is under way.</param>
    public async Task RetellAsync(string connectionId, SessionKey session, Turn turn, bool isBeingAnalysed)
    {
        await SendAsync(connectionId, new ReplyCompleted(turn) { SessionId = session.SessionId });
        if (!isBeingAnalysed)
        {
            await SendAsync(connectionId, TraitsExtracted.Of(turn.Seq, turn.Analysis) with { SessionId = session.SessionId });
        }
    }

    private async Task TryLeaveAsync(SessionKey session, Watch watch, CancellationToken cancellationToken)
    {
        try
        {
            await conversations.LeaveAsync(session, watch.Listener, cancellationToken);
        }
        catch (Exception failure)
        {
            // Presence will be right when the lease ends; the connection's other watches must be left all the same.
            LogLeaveFailed(session.SessionId, failure);
        }
    }

    // What an earlier watch of the same connection has heard goes out first.
    private async Task PumpAsync(HubCallerContext connection, SessionKey session, Watch watch, Watch? earlier)
    {
        try
        {
            if (earlier is not null)
            {
                await earlier.Listener.DisposeAsync();
                await earlier.Pump;
            }

            await foreach (var occurrence in watch.Listener.Events.ReadAllAsync())
            {
                await SendAsync(connection.ConnectionId, occurrence);
            }

            // A watch that its client has left, or begun anew, may have fallen behind before that: it misses nothing by it.
            if (watch.Listener.HasFallenBehind && IsCurrent(connection, session, watch))
            {
                LogFellBehind(connection.ConnectionId);
                connection.RequestClose();
            }
        }
        catch (Exception failure)
        {
            LogPumpFailed(connection.ConnectionId, failure);
            if (IsCurrent(connection, session, watch))
            {
                connection.RequestClose();
            }
        }
    }

    private bool IsCurrent(HubCallerContext connection, SessionKey session, Watch watch)
        => _connections.TryGetValue(connection.ConnectionId, out var watches)
            && watches.TryGetValue(session, out var current) && ReferenceEquals(current, watch);

    private Task SendAsync(string connectionId, SessionEvent occurrence)
    {
        var wire = WireEvent.From(occurrence);
        return hub.Clients.Client(connectionId).SendAsync(wire.Name, wire.Payload);
    }

    [LoggerMessage(3110, LogLevel.Warning, "Leaving session {SessionId} was not heard by its silo.")]
    private partial void LogLeaveFailed(string sessionId, Exception failure);

    [LoggerMessage(3111, LogLevel.Warning, "Connection {ConnectionId} could not be told of its session's events.")]
    private partial void LogPumpFailed(string connectionId, Exception failure);

    [LoggerMessage(3114, LogLevel.Warning, "Connection {ConnectionId} does not read its session's events; it is closed, to begin anew.")]
    private partial void LogFellBehind(string connectionId);

    private sealed class Watch(SessionListener listener)
    {
        public SessionListener Listener { get; } = listener;

        public Task Pump { get; set; } = Task.CompletedTask;
    }
}
