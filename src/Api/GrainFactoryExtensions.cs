using PersonaUniverse.Auth;
using PersonaUniverse.Memory;
using PersonaUniverse.Personas;
using PersonaUniverse.Sessions;
using PersonaUniverse.Traits;
using PersonaUniverse.Users;
using PersonaUniverse.Validation;

namespace PersonaUniverse;

/// <summary>Finds the grains that requests are about. Ids that cannot be ids never become keys.</summary>
internal static class GrainFactoryExtensions
{
    /// <summary>A persona.</summary>
    /// <exception cref="Errors.ApiException">Its id cannot be one.</exception>
    public static IPersonaGrain Persona(this IGrainFactory grains, string personaId)
        => grains.GetGrain<IPersonaGrain>(Query.PersonaId(personaId));

    /// <summary>A persona's profile, if there is such a persona and the caller may meet it.</summary>
    /// <exception cref="Errors.ApiException">Its id cannot be one.</exception>
    public static async Task<PersonaProfile?> FindPersonaAsync(
        this IGrainFactory grains, string personaId, Caller caller, CancellationToken cancellationToken)
    {
        var lookup = await grains.Persona(personaId).GetProfileAsync(cancellationToken: cancellationToken);
        return lookup.Profile is { } persona && caller.MayMeet(persona) ? persona : null;
    }

    /// <summary>One of the caller's sessions.</summary>
    /// <exception cref="Errors.ApiException">Its id cannot be one.</exception>
    public static ISessionGrain Session(this IGrainFactory grains, Caller caller, string sessionId)
        => grains.Session(new SessionKey(caller.UserId, Query.SessionId(sessionId)));

    /// <summary>A session.</summary>
    public static ISessionGrain Session(this IGrainFactory grains, SessionKey session)
        => grains.GetGrain<ISessionGrain>(session.ToString());

    /// <summary>What a persona remembers of a user.</summary>
    /// <exception cref="Errors.ApiException">The persona's id cannot be one.</exception>
    public static IMemoryGrain Memory(this IGrainFactory grains, string userId, string personaId)
        => grains.GetGrain<IMemoryGrain>(new UserPersonaKey(userId, Query.PersonaId(personaId)).ToString());

    /// <summary>What is between a persona and the caller.</summary>
    /// <exception cref="Errors.ApiException">The persona's id cannot be one.</exception>
    public static IRapportGrain Rapport(this IGrainFactory grains, Caller caller, string personaId)
        => grains.GetGrain<IRapportGrain>(new UserPersonaKey(caller.UserId, Query.PersonaId(personaId)).ToString());

    /// <summary>A user.</summary>
    public static IUserGrain User(this IGrainFactory grains, string userId) => grains.GetGrain<IUserGrain>(userId);

    /// <summary>All personas.</summary>
    public static IPersonaCatalogGrain Catalog(this IGrainFactory grains) => grains.GetGrain<IPersonaCatalogGrain>(0);

    /// <summary>What every persona inherits.</summary>
    public static ICoreProfileGrain CoreProfile(this IGrainFactory grains) => grains.GetGrain<ICoreProfileGrain>(0);

    /// <summary>The files that personas show.</summary>
    public static IPersonaFilesGrain PersonaFiles(this IGrainFactory grains) => grains.GetGrain<IPersonaFilesGrain>(0);
}
