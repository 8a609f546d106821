using Microsoft.AspNetCore.Http.HttpResults;
using PersonaUniverse.Auth;

namespace PersonaUniverse.Personas;

/// <summary>Answers with a persona, tagged with its version, so that its reader can change what they have seen and nothing newer.</summary>
internal static class PersonaAnswer
{
    /// <summary>The persona as it is.</summary>
    public static Ok<PersonaResponse> Of(HttpContext context, PersonaProfile profile)
    {
        context.Response.Headers.ETag = VersionTag.Write(profile.Version);
        return TypedResults.Ok(PersonaResponse.From(profile, Caller.From(context.User)));
    }

    /// <summary>The persona after a change.</summary>
    /// <exception cref="Errors.ApiException">It was not made.</exception>
    public static Ok<PersonaResponse> Of(HttpContext context, PersonaResult change)
        => Of(context, change.Profile ?? throw PersonaFailure.Of(change));
}
