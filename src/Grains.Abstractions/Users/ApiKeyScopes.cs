using System.Collections.Immutable;

namespace PersonaUniverse.Users;

/// <summary>What a key may be allowed to do.</summary>
public static class ApiKeyScopes
{
    /// <summary>Talk to personas and stop them, and list and describe them.</summary>
    public const string Chat = "chat";

    /// <summary>List, describe and export personas.</summary>
    public const string PersonasRead = "personas:read";

    /// <summary>Make, import, change and delete personas and their traits, as far as the user may.</summary>
    public const string PersonasWrite = "personas:write";

    /// <summary>Read the user's own sessions.</summary>
    public const string SessionsRead = "sessions:read";

    /// <summary>Delete the user's own sessions.</summary>
    public const string SessionsWrite = "sessions:write";

    /// <summary>Read and search what personas remember of the user.</summary>
    public const string MemoriesRead = "memories:read";

    /// <summary>Change, forget and rebuild what personas remember of the user.</summary>
    public const string MemoriesWrite = "memories:write";

    /// <summary>Act with the admin role, within the key's other scopes. Only an admin can make such a key.</summary>
    public const string Admin = "admin";

    /// <summary>All scopes.</summary>
    public static ImmutableArray<string> All { get; } =
        [Chat, PersonasRead, PersonasWrite, SessionsRead, SessionsWrite, MemoriesRead, MemoriesWrite, Admin];
}
