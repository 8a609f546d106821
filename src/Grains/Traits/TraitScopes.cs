namespace PersonaUniverse.Traits;

/// <summary>The names of trait ledgers.</summary>
internal static class TraitScopes
{
    /// <summary>The ledger of the core profile.</summary>
    public const string Core = "core";

    /// <summary>The ledger of a persona's own layer.</summary>
    public static string OfPersona(string personaId) => $"persona/{personaId}";

    /// <summary>The ledger of what is between a user and a persona.</summary>
    public static string OfRapport(UserPersonaKey key) => $"rapport/{key}";
}
