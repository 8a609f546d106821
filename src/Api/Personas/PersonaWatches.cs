using System.Collections.Concurrent;
using System.Collections.Immutable;
using Microsoft.AspNetCore.SignalR;
using Microsoft.Extensions.Options;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Hosting;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Personas;

/// <summary>Passes personas' trait changes on to this process's connections. One observer hears for all of them.</summary>
internal sealed partial class PersonaWatches(
    IGrainFactory grains, IHubContext<ChatHub> hub, IOptions<ChatOptions> options, TimeProvider clock, ILogger<PersonaWatches> logger)
    : BackgroundService, IPersonaObserver
{
    private readonly ConcurrentDictionary<string, PersonaWatch> _watches = new();
    private readonly ConcurrentDictionary<string, PersonaListener> _connections = new();
    private IPersonaObserver? _self;

    private IPersonaObserver Self
        => LazyInitializer.EnsureInitialized(ref _self, () => grains.CreateObjectReference<IPersonaObserver>(this));

    /// <summary>Begins to tell a connection of a persona's changes.</summary>
    /// <exception cref="ApiException">There is no such persona.</exception>
    public async Task<PersonaProfile> WatchAsync(
        string personaId, Caller caller, HubCallerContext connection, CancellationToken cancellationToken)
    {
        RequireRoom(connection, [personaId]);
        return await TryWatchAsync(personaId, caller, connection, cancellationToken)
            ?? throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown);
    }

    /// <summary>Begins to tell a connection of the changes of many personas. One that fails leaves the others as they are.</summary>
    /// <returns>The personas, without those that are not there or failed.</returns>
    /// <exception cref="Exception">All failed; it is why the first did.</exception>
    public async Task<ImmutableArray<PersonaProfile>> WatchAllAsync(
        IEnumerable<string> personaIds, Caller caller, HubCallerContext connection, CancellationToken cancellationToken)
    {
        string[] distinct = [.. personaIds.Distinct(StringComparer.Ordinal)];
        RequireRoom(connection, distinct);
        var watching = distinct
            .Select(personaId => TryWatchAsync(personaId, caller, connection, cancellationToken))
            .ToArray();
        await ((Task)Task.WhenAll(watching)).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        if (watching is [var first, ..] && watching.All(watch => !watch.IsCompletedSuccessfully))
        {
            await first;
        }

        foreach (var failure in watching.Select(watch => watch.Exception?.InnerException).OfType<Exception>())
        {
            LogWatchFailed(failure);
        }

        return [.. watching.Where(watch => watch.IsCompletedSuccessfully).Select(watch => watch.Result).OfType<PersonaProfile>()];
    }

    /// <summary>Stops telling a connection of anything.</summary>
    public void LeaveAll(string connectionId)
    {
        if (_connections.TryRemove(connectionId, out var listener))
        {
            listener.End();
            foreach (var watch in listener.Watched.Values)
            {
                watch.Leave(connectionId);
            }
        }
    }

    public Task OnTraitChangedAsync(TraitChanged change)
        => _watches.TryGetValue(change.PersonaId, out var watch) ? watch.HearAsync(change) : Task.CompletedTask;

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ObserverLease.Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (personaId, watch) in _watches)
            {
                if (watch.TryRetire())
                {
                    _watches.TryRemove(KeyValuePair.Create(personaId, watch));
                }
                else
                {
                    RenewAsync(personaId, watch, stoppingToken).Ignore();
                }
            }
        }
    }

    private async Task<PersonaProfile?> TryWatchAsync(
        string personaId, Caller caller, HubCallerContext connection, CancellationToken cancellationToken)
    {
        var listener = ListenerOf(connection);
        PersonaProfile? profile;
        PersonaWatch watch;
        do
        {
            profile = (await grains.Persona(personaId).WatchAsync(Self, cancellationToken)).Profile;
            if (profile is null || !caller.MayMeet(profile))
            {
                return null;
            }

            watch = _watches.GetOrAdd(personaId, _ => new PersonaWatch(grains.Persona(personaId), Tell));
        }
        while (!await watch.TryJoinAsync(connection.ConnectionId, caller, profile));

        listener.Watched[personaId] = watch;
        if (cancellationToken.IsCancellationRequested)
        {
            // The connection went while it was joining; its farewell may have passed already.
            _connections[connection.ConnectionId] = listener;
            LeaveAll(connection.ConnectionId);
        }

        return profile;
    }

    private PersonaListener ListenerOf(HubCallerContext connection)
        => _connections.GetOrAdd(connection.ConnectionId, connectionId => new PersonaListener(
            change => SendAsync(connectionId, change),
            () =>
            {
                LogFellBehind(connectionId);
                connection.RequestClose();
            }));

    private void RequireRoom(HubCallerContext connection, IReadOnlyCollection<string> personaIds)
    {
        var watched = ListenerOf(connection).Watched;
        if (watched.Count + personaIds.Count(personaId => !watched.ContainsKey(personaId)) > options.Value.PersonasPerConnection)
        {
            throw new ApiException(
                StatusCodes.Status429TooManyRequests, ErrorCodes.TooManyWatches, "This connection watches as many personas as it may.");
        }
    }

    // What was said to nobody because a silo died in between shows in the answer.
    private async Task RenewAsync(string personaId, PersonaWatch watch, CancellationToken cancellationToken)
    {
        if ((await grains.Persona(personaId).WatchAsync(Self, cancellationToken)).Profile is { } profile)
        {
            await watch.CatchUpAsync(profile);
        }
    }

    private void Tell(IReadOnlyList<string> connectionIds, TraitChanged change)
    {
        var told = TraitChangedEvent.From(change);
        foreach (var connectionId in connectionIds)
        {
            if (_connections.TryGetValue(connectionId, out var listener))
            {
                listener.Tell(told);
            }
        }
    }

    // One by one: to a list of connections SignalR speaks through Redis, to a single one of this process directly.
    private async Task SendAsync(string connectionId, TraitChangedEvent told)
    {
        try
        {
            await hub.Clients.Client(connectionId).SendAsync("trait_changed", told);
        }
        catch (Exception failure)
        {
            // It may just have gone, and then Redis is asked for it: that is no concern of the others.
            LogSendFailed(connectionId, failure);
        }
    }

    [LoggerMessage(3112, LogLevel.Warning, "A persona among several could not be watched.")]
    private partial void LogWatchFailed(Exception failure);

    [LoggerMessage(3113, LogLevel.Warning, "Connection {ConnectionId} could not be told of its persona's changes.")]
    private partial void LogSendFailed(string connectionId, Exception failure);

    [LoggerMessage(3115, LogLevel.Warning, "Connection {ConnectionId} does not read its personas' changes; it is closed, to begin anew.")]
    private partial void LogFellBehind(string connectionId);
}

/// <summary>The event <c>trait_changed</c>. Its <paramref name="EventId"/> is the persona's version: they rise together.</summary>
internal sealed record TraitChangedEvent(long EventId, string PersonaId, long Version, TraitResponse Trait, bool Removed)
{
    public static TraitChangedEvent From(TraitChanged change)
        => new(change.Version, change.PersonaId, change.Version, TraitResponse.From(change.Trait), change.Removed);
}
