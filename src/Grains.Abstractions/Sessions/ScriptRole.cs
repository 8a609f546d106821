namespace PersonaUniverse.Sessions;

/// <summary>Who speaks a line of a script.</summary>
[GenerateSerializer, Alias("script-role")]
public enum ScriptRole
{
    /// <summary>The client program: what it wants known of the scene.</summary>
    Client = 0,

    /// <summary>The user.</summary>
    User = 1,

    /// <summary>The persona.</summary>
    Persona = 2,
}
