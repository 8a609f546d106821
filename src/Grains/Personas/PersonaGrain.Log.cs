using Microsoft.Extensions.Logging;

namespace PersonaUniverse.Personas;

internal sealed partial class PersonaGrain
{
    [LoggerMessage(1100, LogLevel.Information, "Persona {PersonaId} created.")]
    private partial void LogCreated(string personaId);

    [LoggerMessage(1101, LogLevel.Information, "Persona {PersonaId} edited, now at version {Version}.")]
    private partial void LogEdited(string personaId, long version);

    [LoggerMessage(1102, LogLevel.Information, "Persona {PersonaId} deleted.")]
    private partial void LogDeleted(string personaId);

    [LoggerMessage(1103, LogLevel.Information, "Trait {TraitId} of persona {PersonaId}: {Action}, now at version {Version}.")]
    private partial void LogTraitChanged(string personaId, string traitId, TraitAction action, long version);

    [LoggerMessage(1104, LogLevel.Information, "The traits of persona {PersonaId} are back at version {Target}, now at version {Version}.")]
    private partial void LogRolledBack(string personaId, long target, long version);

    [LoggerMessage(1105, LogLevel.Warning, "The trait ledger of persona {PersonaId} is behind; its state keeps the events until then.")]
    private partial void LogLedgerBehind(string personaId, Exception failure);

    [LoggerMessage(1120, LogLevel.Information, "Persona {PersonaId} restored, now at version {Version}.")]
    private partial void LogRestored(string personaId, long version);

    [LoggerMessage(1121, LogLevel.Information, "Persona {PersonaId} rolled back to version {Past}, now at version {Version}.")]
    private partial void LogDefinitionRolledBack(string personaId, long past, long version);

    [LoggerMessage(1122, LogLevel.Warning, "What was kept of the predecessor of persona {PersonaId} could not be erased; it stays hidden.")]
    private partial void LogHistoryLeft(string personaId, Exception failure);

    [LoggerMessage(
        1123,
        LogLevel.Warning,
        "Persona {PersonaId} could not ask whether the core profile changed while it was made; its next activation does.")]
    private partial void LogCoreUnheard(string personaId, Exception failure);
}
