using PersonaUniverse.Users;

namespace PersonaUniverse.Auth;

/// <summary>Scopes of which a key needs one, where REST and MCP ask for the same.</summary>
internal static class ScopeSets
{
    /// <summary>To list and describe personas.</summary>
    public static readonly string[] PersonaReaders = [ApiKeyScopes.Chat, ApiKeyScopes.PersonasRead, ApiKeyScopes.PersonasWrite];

    /// <summary>To read and search what personas remember.</summary>
    public static readonly string[] MemoryReaders = [ApiKeyScopes.MemoriesRead, ApiKeyScopes.MemoriesWrite];
}
