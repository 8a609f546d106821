using PersonaUniverse.Errors;

namespace PersonaUniverse.Personas;

/// <summary>How the visibility of personas is spelt on the wire.</summary>
internal static class PersonaVisibilities
{
    /// <summary>The word for a visibility.</summary>
    public static string Write(PersonaVisibility visibility) => visibility switch
    {
        PersonaVisibility.Private => "private",
        PersonaVisibility.Unlisted => "unlisted",
        _ => "public",
    };

    /// <summary>The visibility of that name; null for null.</summary>
    /// <exception cref="ApiException">There is none of that name.</exception>
    public static PersonaVisibility? Parse(string? word) => word switch
    {
        null => null,
        "public" => PersonaVisibility.Public,
        "unlisted" => PersonaVisibility.Unlisted,
        "private" => PersonaVisibility.Private,
        _ => throw ApiException.Invalid("visibility", "visibility is public, unlisted or private."),
    };
}
