using System.Collections.Concurrent;
using Microsoft.AspNetCore.SignalR;
using PersonaUniverse.Auth;
using PersonaUniverse.Errors;
using PersonaUniverse.Sessions;

namespace PersonaUniverse.Personas;

/// <summary>Passes personas' trait changes on to this process's connections. One observer hears for all of them.</summary>
internal sealed class PersonaWatches(IGrainFactory grains, IHubContext<ChatHub> hub, TimeProvider clock)
    : BackgroundService, IPersonaObserver
{
    private readonly ConcurrentDictionary<string, ConcurrentDictionary<string, bool>> _connections = new();
    private IPersonaObserver? _self;

    private IPersonaObserver Self
        => LazyInitializer.EnsureInitialized(ref _self, () => grains.CreateObjectReference<IPersonaObserver>(this));

    /// <summary>Begins to tell a connection of a persona's changes.</summary>
    /// <exception cref="ApiException">There is no such persona.</exception>
    public async Task<PersonaProfile> WatchAsync(
        string personaId, Caller caller, string connectionId, CancellationToken cancellationToken)
    {
        var lookup = await grains.GetGrain<IPersonaGrain>(personaId).WatchAsync(Self, cancellationToken);
        if (lookup.Profile is not { } profile || !(caller.IsAdmin || profile.IsOpenTo(caller.UserId)))
        {
            throw PersonaFailure.Of(PersonaOutcome.PersonaUnknown);
        }

        _connections.GetOrAdd(personaId, _ => new())[connectionId] = true;
        return profile;
    }

    /// <summary>Stops telling a connection of anything.</summary>
    public void Forget(string connectionId)
    {
        foreach (var watchers in _connections.Values)
        {
            watchers.TryRemove(connectionId, out _);
        }
    }

    public async Task OnTraitChangedAsync(TraitChanged change)
    {
        if (_connections.TryGetValue(change.PersonaId, out var watchers))
        {
            var wire = TraitChangedEvent.From(change);
            foreach (var connectionId in watchers.Keys)
            {
                await hub.Clients.Client(connectionId).SendAsync("trait_changed", wire);
            }
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(ObserverLease.Renewal, clock);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            foreach (var (personaId, watchers) in _connections)
            {
                if (!watchers.IsEmpty)
                {
                    grains.GetGrain<IPersonaGrain>(personaId).WatchAsync(Self, stoppingToken).Ignore();
                }
            }
        }
    }
}

/// <summary>The event <c>trait_changed</c>. Its <paramref name="EventId"/> is the persona's version: they rise together.</summary>
internal sealed record TraitChangedEvent(long EventId, string PersonaId, long Version, TraitResponse Trait, bool Removed)
{
    public static TraitChangedEvent From(TraitChanged change)
        => new(change.Version, change.PersonaId, change.Version, TraitResponse.From(change.Trait), change.Removed);
}
