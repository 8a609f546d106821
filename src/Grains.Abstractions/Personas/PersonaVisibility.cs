namespace PersonaUniverse.Personas;

/// <summary>Who may meet a persona.</summary>
[GenerateSerializer, Alias("persona-visibility")]
public enum PersonaVisibility
{
    /// <summary>Anybody; it is listed, and anybody may clone or export it.</summary>
    Public = 0,

    /// <summary>Anybody who knows its id; it is listed for its owner only.</summary>
    Unlisted = 1,

    /// <summary>Its owner and admins; for anybody else there is no such persona.</summary>
    Private = 2,
}
