using System.Collections.Immutable;
using PersonaUniverse.Auth;

namespace PersonaUniverse.Personas;

/// <summary>One persona as this process's connections follow it: changes in the order of their versions, none missed for long.</summary>
/// <remarks>
/// The grain's messages may overtake one another or get lost. A version that follows on the one known is passed on; one that does not
/// tells of a gap, and the persona is read again: what differs is told, under the newest version. What then comes late is old news.
/// </remarks>
/// <param name="persona">The persona.</param>
/// <param name="tell">Tells connections of a change. Waits for none of them: one that does not read must not hold the others up.</param>
internal sealed class PersonaWatch(IPersonaGrain persona, Action<IReadOnlyList<string>, TraitChanged> tell)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, Caller> _connections = [];

    private readonly WorkInOrder _inOrder = new();
    private long _version;
    private ImmutableArray<Trait> _traits = [];
    private bool _retired;

    private IReadOnlyList<string> Connections
    {
        get
        {
            lock (_gate)
            {
                return [.. _connections.Keys];
            }
        }
    }

    /// <summary>Takes a connection on that knows the persona as it is given here.</summary>
    /// <returns>False when this watch has just been retired, or knows of a newer version: look again.</returns>
    public async Task<bool> TryJoinAsync(string connectionId, Caller caller, PersonaProfile known)
    {
        var joined = false;
        await _inOrder.DoAsync(() =>
        {
            Tell(known);
            lock (_gate)
            {
                joined = !_retired && _version == known.Version;
                if (joined)
                {
                    _connections[connectionId] = caller;
                }
            }

            return Task.CompletedTask;
        });
        return joined;
    }

    /// <summary>Lets a connection go.</summary>
    public void Leave(string connectionId)
    {
        lock (_gate)
        {
            _connections.Remove(connectionId);
        }
    }

    /// <summary>Retires the watch if nobody follows it.</summary>
    public bool TryRetire()
    {
        lock (_gate)
        {
            return _retired = _connections.Count == 0;
        }
    }

    /// <summary>Tells what changed since the version known, if the profile is newer.</summary>
    public Task CatchUpAsync(PersonaProfile profile) => _inOrder.DoAsync(() =>
    {
        Tell(profile);
        return Task.CompletedTask;
    });

    /// <summary>Hears of a change from the grain.</summary>
    public Task HearAsync(TraitChanged change) => _inOrder.DoAsync(async () =>
    {
        var connections = Connections;
        if (change.Version < _version || connections.Count == 0)
        {
            return;
        }

        if (change.Version > _version + 1)
        {
            if ((await persona.GetProfileAsync(_version)).Profile is { } profile)
            {
                Tell(profile);
            }

            return;
        }

        // Changes of several traits at once share a version.
        _version = change.Version;
        _traits = Apply(_traits, change);
        tell(connections, change);
    });

    private static ImmutableArray<Trait> Apply(ImmutableArray<Trait> traits, TraitChanged change)
    {
        var others = traits.RemoveAll(trait => trait.Id == change.Trait.Id);
        return change.Removed ? others : others.Add(change.Trait);
    }

    private void Tell(PersonaProfile profile)
    {
        if (profile.Version >= _version)
        {
            LeaveTheUninvited(profile);
        }

        if (profile.Version <= _version)
        {
            return;
        }

        var (before, first) = (_traits, _version == 0);
        (_version, _traits) = (profile.Version, profile.Traits);
        var connections = Connections;
        if (first || connections.Count == 0)
        {
            return;
        }

        foreach (var change in TraitChanged.Between(before, profile))
        {
            tell(connections, change);
        }
    }

    // It may have become private since they came. Such a change is told to nobody, so the next one shows as a gap, and leads here.
    private void LeaveTheUninvited(PersonaProfile profile)
    {
        lock (_gate)
        {
            foreach (var (connectionId, caller) in _connections.ToArray())
            {
                if (!caller.MayMeet(profile))
                {
                    _connections.Remove(connectionId);
                }
            }
        }
    }
}
